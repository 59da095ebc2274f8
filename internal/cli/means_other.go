//go:build !unix || openbsd

package cli

// lacking says what the system gives the program too little of; "" when it gives enough, or does not say.
func (a *app) lacking() string { return "" }

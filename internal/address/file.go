// This file relates addresses to the files they are answered from.

package address

import "strings"

const index = "index.html"

// File is the file of the output that an address is answered from, both without
// the site's prefix: fr/index.html for /fr/, x.pdf for /x.pdf.
func File(address string) string {
	file := strings.TrimPrefix(address, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		return file + index
	}
	return file
}

// Of is the address at which a file of the output answers: /fr/ for fr/index.html.
func Of(file string) string {
	if folder, ok := strings.CutSuffix(file, index); ok && (folder == "" || strings.HasSuffix(folder, "/")) {
		return "/" + folder
	}
	return "/" + file
}

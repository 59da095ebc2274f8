// This file lets one preview know another of the same folder.

package serve

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"strconv"
	"time"
)

// Running reports whether a preview of the site in a folder, see [Options], answers at a port of this machine.
func Running(ctx context.Context, root string, port int) bool {
	ctx, cancel := context.WithTimeout(ctx, time.Second) // another program may never answer
	defer cancel()
	address := "http://" + net.JoinHostPort("localhost", strconv.Itoa(port)) + own + "folder?is=" + fingerprint(root)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return false
	}
	direct := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, // whatever proxy others are reached by
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := direct.Do(r)
	if err != nil {
		return false
	}
	answer.Body.Close()
	return answer.StatusCode == http.StatusNoContent
}

// folder answers whether the site lies in the folder whose fingerprint is asked for. It tells nobody which one it is.
func (s *Server) folder(w http.ResponseWriter, r *http.Request) {
	if root := s.root(r); root == "" || subtle.ConstantTimeCompare([]byte(r.URL.Query().Get("is")), []byte(fingerprint(root))) != 1 {
		refuse(w, http.StatusNotFound)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func fingerprint(root string) string {
	sum := sha256.Sum256([]byte(root))
	return hex.EncodeToString(sum[:])
}

// This file lets one preview know another of the same folder.

package serve

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"encoding/hex"
	"net"
	"net/http"
	"strconv"
	"time"
)

// Meeting is the port of this machine at which previews of a folder find each other, wherever they are. It lies below those
// that systems give away by themselves.
func Meeting(root string) int {
	const first, among = 20000, 12000
	sum := sha256.Sum256([]byte(root))
	return first + int(binary.BigEndian.Uint32(sum[:]))%among
}

// Meet opens the port of a [Meeting]; nil if another program, or another preview of the folder, has it.
func Meet(ctx context.Context, root string) net.Listener {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(Meeting(root))))
	if err != nil {
		return nil
	}
	return l
}

// portHeader tells at which port a preview is, see [Options].
const portHeader = "Preview-Port"

// Running is the port of the preview of the site in a folder, see [Options], that answers at a port of this machine; 0 if none does.
func Running(ctx context.Context, root string, port int) (at int) {
	ctx, cancel := context.WithTimeout(ctx, time.Second) // another program may never answer
	defer cancel()
	address := "http://" + net.JoinHostPort("localhost", strconv.Itoa(port)) + own + "folder?is=" + fingerprint(root)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0
	}
	direct := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, // whatever proxy others are reached by
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := direct.Do(r)
	if err != nil {
		return 0
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusNoContent {
		return 0
	}
	at, _ = strconv.Atoi(answer.Header.Get(portHeader))
	return cmp.Or(at, port)
}

// folder answers whether the site lies in the folder whose fingerprint is asked for. It tells nobody which one it is.
func (s *Server) folder(w http.ResponseWriter, r *http.Request) {
	if root := s.root(r); root == "" || subtle.ConstantTimeCompare([]byte(r.URL.Query().Get("is")), []byte(fingerprint(root))) != 1 {
		refuse(w, http.StatusNotFound)
		return
	}
	w.Header().Set(portHeader, strconv.Itoa(s.options.Port))
	w.WriteHeader(http.StatusNoContent)
}

func fingerprint(root string) string {
	sum := sha256.Sum256([]byte(root))
	return hex.EncodeToString(sum[:])
}

// This file tells keys from what may be published.

package asset

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
)

// privateKey is how the key begins that only its owner may have, in each of the formats that are text.
var privateKey = regexp.MustCompile(`-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|^PuTTY-User-Key-File-|"private_key"\s*:\s*"-----BEGIN`)

// keyNames are names that programs give such files, and keyEndings how others end.
var (
	keyNames   = []string{"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk"}
	keyEndings = []string{".p12", ".pfx", ".ppk", ".kdbx", ".kdb", ".jks", ".keystore", ".jceks"}
)

// keyBytes are as many as a key begins in.
const keyBytes = 64 << 10

// isSecret tells whether a file that begins so holds a key of which nobody but its owner may have a copy.
func isSecret(name string, data []byte) bool {
	name = strings.ToLower(path.Base(name))
	if slices.Contains(keyNames, name) || slices.Contains(keyEndings, path.Ext(name)) {
		return true
	}
	begins := bytes.TrimPrefix(data[:min(len(data), keyBytes)], []byte("\uFEFF"))
	return (bytes.Contains(begins, []byte("-----BEGIN")) || bytes.HasPrefix(begins, []byte("PuTTY"))) && privateKey.Match(begins)
}

package asset

import "testing"

func TestSecrets(t *testing.T) {
	for name, text := range map[string]string{
		"root/id_rsa":           "x",
		"ID_ED25519":            "x",
		"server.key":            "-----BEGIN PRIVATE KEY-----\nMII\n",
		"server.pem":            "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n-----BEGIN RSA PRIVATE KEY-----\nMII\n",
		"notes.txt":             "La clé :\n-----BEGIN OPENSSH PRIVATE KEY-----\n",
		"gpg.asc":               "-----BEGIN PGP PRIVATE KEY BLOCK-----\n",
		"putty.txt":             "PuTTY-User-Key-File-2: ssh-rsa\n",
		"account.json":          `{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\nMII"}`,
		"server.PFX":            "\x30\x82",
		"passwords.kdbx":        "\x03\xd9",
		"debug.keystore":        "\xfe\xed",
		"root/x/truststore.jks": "",
	} {
		if !isSecret(name, []byte(text)) {
			t.Errorf("%s is published", name)
		}
	}
	for name, text := range map[string]string{
		"slides.key":                        "PK\x03\x04", // of Keynote
		"server.pem":                        "-----BEGIN CERTIFICATE-----\n",
		"key.asc":                           "-----BEGIN PGP PUBLIC KEY BLOCK-----\n",
		"id_rsa.pub":                        "ssh-rsa AAAA",
		"root/.well-known/security.txt":     "Encryption: https://example.org/key.asc\n",
		"keys.txt":                          "A private key is never published.\n",
		"root/.well-known/acme-challenge/x": "token",
	} {
		if isSecret(name, []byte(text)) {
			t.Errorf("%s is not published", name)
		}
	}
}

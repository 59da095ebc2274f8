//go:build unix

// This file installs Hugo, outside of this module so that it is no dependency.

package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
)

// hugoVersion is the newest that builds with this module's Go.
const hugoVersion = "v0.165.0"

// installHugo returns a Hugo binary without cgo, built on first use.
func installHugo(ctx context.Context) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "projetpro", "hugo-"+hugoVersion)
	binary := filepath.Join(folder, "hugo")
	if _, err := os.Stat(binary); err == nil {
		return binary, nil
	}
	progress("installing Hugo %s; this takes minutes, once", hugoVersion)
	command := exec.CommandContext(ctx, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOBIN="+folder, "GOFLAGS=")
	return binary, quietly(command)
}

// Command projetpro builds the website of a university's programme from Markdown.
package main

import (
	"os"

	"projetpro/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:])) }

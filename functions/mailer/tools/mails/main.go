// Command mails writes every mail of the product into a folder, to look at: as HTML, as text, whole, and its calendar entry, with an index.
//
//	mails --out FOLDER
//
// The texts are the product's own; people, times and links in them are invented.
package main

import (
	"errors"
	"flag"
	"fmt"
	"html/template"
	"io"
	"os"
	"path/filepath"

	"kikite/functions/mailer/internal/mailer"
)

func main() {
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "mails:", err)
		os.Exit(1)
	}
}

func run(args []string, out, notes io.Writer) error {
	flags := flag.NewFlagSet("mails", flag.ContinueOnError)
	flags.SetOutput(notes)
	folder := flags.String("out", "build/mails", "`folder` to write to")
	if err := flags.Parse(args); err != nil {
		return err
	}
	previews, err := mailer.Previews()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*folder, 0o755); err != nil {
		return err
	}
	for _, p := range previews {
		for kind, content := range map[string]string{"html": p.Message.HTML, "txt": p.Message.Text, "eml": string(p.EML), "ics": p.ICS} {
			if content == "" {
				continue
			}
			if err := os.WriteFile(filepath.Join(*folder, p.Name+"."+kind), []byte(content), 0o644); err != nil {
				return err
			}
		}
	}
	file, err := os.Create(filepath.Join(*folder, "index.html"))
	if err != nil {
		return err
	}
	if err := errors.Join(index.Execute(file, previews), file.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%d mails in %s\n", len(previews), filepath.Join(*folder, "index.html"))
	return err
}

var index = template.Must(template.New("index").Parse(`<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Mails</title>
<style>:root{color-scheme:light dark}body{font-family:system-ui,sans-serif;line-height:1.6;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .8rem;border-bottom:1px solid #8884}</style></head>
<body><h1>Mails</h1><table><tr><th>Mail</th><th>Subject</th><th>As</th></tr>
{{range .}}<tr><td>{{.Name}}</td><td>{{.Message.Subject}}</td><td><a href="{{.Name}}.html">HTML</a> <a href="{{.Name}}.txt">text</a>
{{- if .EML}} <a href="{{.Name}}.eml">whole</a>{{end}}{{if .ICS}} <a href="{{.Name}}.ics">calendar</a>{{end}}</td></tr>
{{end}}</table></body></html>
`))

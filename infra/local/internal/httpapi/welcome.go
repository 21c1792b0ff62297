package httpapi

import (
	"html/template"
	"net/http"
)

// welcomePage is shown at every path of the client while the client is not built.
var welcomePage = template.Must(template.New("welcome").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Kikite, local cloud</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color:#1f2933}
dt{font-weight:600;margin-top:1rem}dd{margin:0}code{background:#f1f3f5;padding:.1rem .3rem}</style></head>
<body><h1>The local cloud is running</h1>
<p>The web client is not built yet, so this page stands in for it.</p>
<dl>{{range .}}<dt>{{.Title}}</dt><dd>{{if .URL}}<a href="{{.URL}}">{{.URL}}</a>{{end}}{{if .Note}} <span>{{.Note}}</span>{{end}}</dd>{{end}}</dl>
</body></html>
`))

func (s *Server) welcome(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if err := welcomePage.Execute(w, s.cfg.Links); err != nil {
		s.deps.Log.Debug("page not written", "error", err)
	}
}

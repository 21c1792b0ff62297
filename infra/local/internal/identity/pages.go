package identity

import (
	_ "embed"
	"html/template"
	"net/http"
	"net/url"
	"strconv"

	"golang.org/x/text/language"
)

//go:embed page.html
var pageSource string

//go:embed style.css
var style []byte

var pageTemplate = template.Must(template.New("page").Parse(pageSource)) // parsed constant

// page is what the template shows. Step is email, code or error.
type page struct {
	flow
	Step    string
	Flow    string // the flow's secret, "" on error pages
	Problem string // key of texts
	Status  int
	Base    string
	Product string
}

// Text looks a phrase up in the page's language.
func (p page) Text(key string) string { return texts[p.Language][key] }

// Other is the language to switch to.
func (p page) Other() string {
	if p.Language == "ja" {
		return "en"
	}
	return "ja"
}

// Back is where "start again" leads: the page that began the flow, without its query.
func (p page) Back() string {
	u, err := url.Parse(p.RedirectURI)
	if err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host + "/"
}

// render writes a page. The forms may lead to the client only, because a redirect after a form is subject to form-action.
func (s *Service) render(w http.ResponseWriter, status int, p page) {
	p.Status, p.Base, p.Product = status, s.base, s.ProductName
	target := ""
	if u, err := url.Parse(p.RedirectURI); err == nil && u.Host != "" {
		target = " " + u.Scheme + "://" + u.Host
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", p.Language)
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'"+target+"; frame-ancestors 'none'; base-uri 'none'")
	w.WriteHeader(status)
	_ = pageTemplate.Execute(w, p) // the browser went away
}

// fail shows an error page in the reader's language.
func (s *Service) fail(w http.ResponseWriter, r *http.Request, status int, problem string) {
	s.render(w, status, page{Step: "error", Problem: problem, flow: flow{Language: preferred(r)}})
}

func serveStyle(w http.ResponseWriter, _ *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/css; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(style)))
	h.Set("Cache-Control", "max-age=3600")
	_, _ = w.Write(style)
}

// preferred is ja or en: the parameters of Cognito (lang) and OpenID Connect (ui_locales), then the browser's wish.
func preferred(r *http.Request) string {
	q := r.URL.Query()
	tag, _ := language.MatchStrings(matcher, q.Get("lang"), q.Get("ui_locales"), r.Header.Get("Accept-Language"))
	if base, _ := tag.Base(); base.String() == "en" {
		return "en"
	}
	return "ja"
}

var matcher = language.NewMatcher([]language.Tag{language.Japanese, language.English}) // immutable

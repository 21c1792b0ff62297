package console

import (
	"bytes"
	"embed"
	"errors"
	"html/template"
	"net/http"
	"net/url"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed style.css
var style []byte

// templates holds one parsed set per page, each with the layout.
var templates = parseTemplates() // parsed constants

func parseTemplates() map[string]*template.Template {
	out := map[string]*template.Template{}
	for _, name := range []string{"overview", "flow", "chain", "queues", "queue", "schedules", "mail", "letter", "functions", "function", "access", "faults", "problem"} {
		out[name] = template.Must(template.New("layout.html").Funcs(helpers).ParseFS(templateFiles, "templates/layout.html", "templates/"+name+".html"))
	}
	return out
}

// view is what every page gets.
type view struct {
	Title  string
	Page   string // for the navigation
	Base   string
	WebURL string
	Clock  clockState
	Every  string // seconds after which the page reloads itself, "" = never
	Again  string // this page's address without its refresh parameter
	Follow string // the same, reloading itself
	Notice string
	Data   any
}

func (c *Console) pageRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", c.page("overview", "Overview", c.overview))
	mux.HandleFunc("GET /flow", c.page("flow", "Event flow", c.flow))
	mux.HandleFunc("GET /flow/{correlation}", c.page("chain", "Event flow", c.chain))
	mux.HandleFunc("GET /queues", c.page("queues", "Queues", c.queues))
	mux.HandleFunc("GET /queues/{name}", c.page("queue", "Queue", c.queue))
	mux.HandleFunc("GET /schedules", c.page("schedules", "Schedules", c.schedules))
	mux.HandleFunc("GET /mail", c.page("mail", "Mailbox", c.mail))
	mux.HandleFunc("GET /mail/{id}", c.page("letter", "Mail", c.readLetter))
	mux.HandleFunc("GET /mail/{id}/html", c.letterHTML)
	mux.HandleFunc("GET /mail/{id}/attachments/{n}", c.attachment)
	mux.HandleFunc("GET /functions", c.page("functions", "Functions", c.functions))
	mux.HandleFunc("GET /functions/{name}", c.page("function", "Function", c.function))
	mux.HandleFunc("GET /access", c.page("access", "Calls and permissions", c.access))
	mux.HandleFunc("GET /faults", c.page("faults", "Faults", func(*http.Request) (any, error) { return c.faults(), nil }))
	mux.HandleFunc("POST /clock", c.command(c.postClock))
	mux.HandleFunc("POST /queues/{name}/redrive", c.command(c.postRedrive))
	mux.HandleFunc("POST /faults", c.command(c.postFaults))
	mux.HandleFunc("POST /calls/reset", c.command(func(*http.Request) (string, error) { c.Calls.Reset(); return "Counts are at zero.", nil }))
	mux.HandleFunc("GET /style.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		_, _ = w.Write(style)
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { c.problem(w, r, errNotFound) })
}

// page renders a template with what load returns.
func (c *Console) page(name, title string, load func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		data, err := load(r)
		if err != nil {
			c.problem(w, r, err)
			return
		}
		c.render(w, r, http.StatusOK, name, title, data)
	}
}

func (c *Console) problem(w http.ResponseWriter, r *http.Request, err error) {
	c.render(w, r, statusOf(err), "problem", http.StatusText(statusOf(err)), err.Error())
}

func (c *Console) render(w http.ResponseWriter, r *http.Request, status int, name, title string, data any) {
	q := r.URL.Query()
	v := view{Title: title, Page: name, Base: Base, WebURL: c.cfg.WebURL, Clock: c.clockNow(), Notice: q.Get("notice"), Data: data}
	if e := q.Get("refresh"); e == "2" || e == "10" {
		v.Every = e
	}
	q.Del("refresh")
	q.Del("notice")
	v.Again = Base + r.URL.EscapedPath() + "?" + q.Encode()
	q.Set("refresh", "2")
	v.Follow = Base + r.URL.EscapedPath() + "?" + q.Encode()
	var page bytes.Buffer
	if err := templates[name].Execute(&page, v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(page.Bytes())
}

// command does what a form asks and goes back to the page the form was on, with a notice.
func (c *Console) command(do func(*http.Request) (string, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
		if err := r.ParseForm(); err != nil {
			c.problem(w, r, errors.Join(errInput, err))
			return
		}
		notice, err := do(r)
		if err != nil {
			c.problem(w, r, err)
			return
		}
		back := r.PostForm.Get("back")
		if len(back) < len(Base)+1 || back[:len(Base)+1] != Base+"/" {
			back = Base + "/"
		}
		to, err := url.Parse(back)
		if err != nil || to.Host != "" || to.Scheme != "" {
			to = &url.URL{Path: Base + "/"}
		}
		q := to.Query()
		q.Set("notice", notice)
		to.RawQuery = q.Encode()
		http.Redirect(w, r, to.String(), http.StatusSeeOther)
	}
}

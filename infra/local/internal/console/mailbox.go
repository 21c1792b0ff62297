package console

import (
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strings"

	"kikite/infra/local/internal/mail"
)

type mailData struct {
	Address string
	Mail    []mail.Message
}

func (c *Console) mail(r *http.Request) (any, error) {
	address := strings.TrimSpace(r.URL.Query().Get("address"))
	list, err := c.Mailbox.List(mail.Filter{Address: address})
	return mailData{address, list}, err
}

type letterData struct {
	mail.Message
	Calendar []string // text of calendar attachments
}

func (c *Console) readLetter(r *http.Request) (any, error) {
	m, err := c.letter(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	d := letterData{Message: m}
	for _, a := range m.Attachments {
		if strings.HasPrefix(a.ContentType, "text/calendar") {
			d.Calendar = append(d.Calendar, string(a.Content))
		}
	}
	return d, nil
}

// letterHTML is the frame's content: no script, no request anywhere, links open elsewhere.
func (c *Console) letterHTML(w http.ResponseWriter, r *http.Request) {
	m, err := c.letter(r.PathValue("id"))
	if err != nil {
		c.problem(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'")
	_, _ = w.Write([]byte(`<base target="_blank">` + m.HTML))
}

// attachment is always a download: what a mail carries must not run as a page of the console.
func (c *Console) attachment(w http.ResponseWriter, r *http.Request) {
	m, err := c.letter(r.PathValue("id"))
	n, bad := number(r.PathValue("n"), 0)
	if err == nil && (bad != nil || n >= len(m.Attachments)) {
		err = fmt.Errorf("attachment: %w", errNotFound)
	}
	if err != nil {
		c.problem(w, r, err)
		return
	}
	a := m.Attachments[n]
	kind, _, err := mime.ParseMediaType(a.ContentType)
	if err != nil || !slices.Contains([]string{"text/calendar", "text/csv", "application/pdf"}, kind) {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": a.Name}))
	_, _ = w.Write(a.Content)
}

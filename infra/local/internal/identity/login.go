package identity

import (
	"crypto/subtle"
	"net/http"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kikite/infra/local/internal/state"
)

// flow reads the flow of a request and checks that this browser began it; otherwise it answers with a page.
func (s *Service) flow(w http.ResponseWriter, r *http.Request) (f flow, id string, ok bool) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	id = r.FormValue("flow")
	cookie, err := r.Cookie(browserCookie)
	if err == nil {
		err = s.view(func(tx *state.Tx) (err error) { ok, err = tx.Get(s.table("flows"), digest(id), &f); return err })
	}
	if err != nil || !ok || s.Clock.Now().After(f.Expires) || f.Browser != digest(cookie.Value) {
		s.fail(w, r, http.StatusBadRequest, "expired")
		return f, id, false
	}
	if lang := r.FormValue("lang"); lang == "ja" || lang == "en" {
		f.Language = lang
	}
	return f, id, true
}

func (s *Service) serveLogin(w http.ResponseWriter, r *http.Request) {
	if f, id, ok := s.flow(w, r); ok {
		s.render(w, http.StatusOK, page{Step: "email", Flow: id, flow: f})
	}
}

// postLogin takes the address. What it answers, and how long that takes, is the same whoever has the address: looking it
// up is part of the same transaction either way, and the mail is sent behind the answer.
func (s *Service) postLogin(w http.ResponseWriter, r *http.Request) {
	f, id, ok := s.flow(w, r)
	if !ok {
		return
	}
	email := normalEmail(r.PostFormValue("email"))
	if at := strings.LastIndexByte(email, '@'); at < 1 || at == len(email)-1 || len(email) > 254 || strings.ContainsFunc(email, unicode.IsSpace) {
		f.Email = r.PostFormValue("email")
		s.render(w, http.StatusUnprocessableEntity, page{Step: "email", Flow: id, Problem: "notAnAddress", flow: f})
		return
	}
	f.Email = email
	s.requestCode(w, r, f, id)
}

// postResend asks for another code for the same address.
func (s *Service) postResend(w http.ResponseWriter, r *http.Request) {
	f, id, ok := s.flow(w, r)
	switch {
	case !ok:
	case f.Email == "":
		s.redirect(w, r, "/login", id, "")
	default:
		s.requestCode(w, r, f, id)
	}
}

func (s *Service) requestCode(w http.ResponseWriter, r *http.Request, f flow, id string) {
	limited, err := s.issueCode(f, digest(id))
	switch {
	case err != nil:
		s.fail(w, r, http.StatusInternalServerError, "failed")
	case limited:
		s.render(w, http.StatusTooManyRequests, page{Step: "code", Flow: id, Problem: "limited", flow: f})
	default:
		s.redirect(w, r, "/code", id, f.Language)
	}
}

func (s *Service) serveCode(w http.ResponseWriter, r *http.Request) {
	f, id, ok := s.flow(w, r)
	switch {
	case !ok:
	case f.Email == "":
		s.redirect(w, r, "/login", id, "")
	default:
		s.render(w, http.StatusOK, page{Step: "code", Flow: id, flow: f})
	}
}

// postCode takes the code. Every try is counted before it is compared, in the transaction that reads it.
func (s *Service) postCode(w http.ResponseWriter, r *http.Request) {
	f, id, ok := s.flow(w, r)
	if !ok {
		return
	}
	typed := strings.Map(digit, norm.NFKC.String(r.PostFormValue("code")))
	verdict, who, err := s.tryCode(digest(id), typed)
	switch {
	case err != nil:
		s.fail(w, r, http.StatusInternalServerError, "failed")
	case verdict != "":
		s.render(w, http.StatusUnprocessableEntity, page{Step: "code", Flow: id, Problem: verdict, flow: f})
	default:
		cookie := secret()
		err := s.update(func(tx *state.Tx) error { return tx.Put(s.table("sessions"), digest(cookie), who) })
		if err == nil {
			s.setCookie(w, sessionCookie, cookie, int(sessionTTL.Seconds()))
		}
		s.finish(w, r, f, who, digest(id))
	}
}

// digit keeps digits: people paste codes with blanks and hyphens.
func digit(r rune) rune {
	if '0' <= r && r <= '9' {
		return r
	}
	return -1
}

// tryCode returns "" and the sign-in for the right code, otherwise the key of the message to show. A code for an address
// that nobody has is never right.
func (s *Service) tryCode(flowKey, typed string) (verdict string, who session, err error) {
	now := s.Clock.Now()
	err = s.update(func(tx *state.Tx) error {
		verdict, who = "", session{}
		var f flow
		found, err := tx.Get(s.table("flows"), flowKey, &f)
		switch {
		case err != nil:
			return err
		case !found || f.Code == "" || now.After(f.CodeExpires):
			verdict = "codeExpired"
			return nil
		case f.Tries >= maxTries:
			verdict = "tooManyTries"
			return nil
		}
		f.Tries++
		right := subtle.ConstantTimeCompare([]byte(typed), []byte(f.Code)) == 1
		var u user
		exists, err := tx.Get(s.table("users"), f.Username, &u)
		switch {
		case err != nil:
			return err
		case right && exists && u.Enabled && u.alias() == f.Email:
			f.Code = "" // once
			who = session{Username: u.Username, AuthTime: now, Expires: now.Add(sessionTTL)}
		case f.Tries >= maxTries:
			verdict = "tooManyTries"
		default:
			verdict = "wrongCode"
		}
		return tx.Put(s.table("flows"), flowKey, f)
	})
	return verdict, who, err
}

func (s *Service) redirect(w http.ResponseWriter, r *http.Request, path, id, lang string) {
	to := s.base + path + "?flow=" + id
	if lang != "" {
		to += "&lang=" + lang
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

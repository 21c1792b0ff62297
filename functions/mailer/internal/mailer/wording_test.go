package mailer_test

import (
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/mailer/internal/mailer"
)

func TestEveryWordingInBothLanguages(t *testing.T) {
	t.Parallel()
	templates, err := mailer.LoadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range mailer.Kinds() {
		for _, locale := range []events.Code{"ja", "en"} {
			m, err := templates.Render(kind, locale, mailer.Values{Name: "N", Company: "C", When: "W", Until: "U", Month: "M", Link: "https://l.example"})
			if err != nil || m.Subject == "" || !strings.Contains(m.Text, "https://l.example") || !strings.Contains(m.HTML, "https://l.example") {
				t.Errorf("%s %s: %v\n%s", kind, locale, err, m.Text)
			}
			for _, word := range []string{"面談", "相談", "mental", "メンタル", "counsel"} {
				if strings.Contains(m.Subject, word) {
					t.Errorf("subject %q reveals the talk", m.Subject)
				}
			}
		}
	}
}

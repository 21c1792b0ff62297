package mailer_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/ics/icstest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func previews(t *testing.T) []mailer.Preview {
	t.Helper()
	all, err := mailer.Previews()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestEveryKindIsPreviewed: in both languages, for each of its readers.
func TestEveryKindIsPreviewed(t *testing.T) {
	t.Parallel()
	var names []string
	for _, p := range previews(t) {
		names = append(names, p.Name)
	}
	for _, kind := range append(mailer.Kinds(), "code") {
		for _, locale := range []string{"ja", "en"} {
			want := []string{fmt.Sprintf("%s.%s", kind, locale)}
			if readers := kind.Readers(); len(readers) > 1 {
				want = nil
				for _, r := range readers {
					want = append(want, fmt.Sprintf("%s-%s.%s", kind, r, locale))
				}
			}
			for _, name := range want {
				if !slices.Contains(names, name) {
					t.Errorf("there is no %s", name)
				}
			}
		}
	}
}

// TestWordings pins all texts in one file that a reviewer can read. Run with -update after a change that is meant.
func TestWordings(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, p := range previews(t) {
		fmt.Fprintf(&b, "=== %s\n%s\n\n%s\n", p.Name, p.Message.Subject, p.Message.Text)
	}
	const path = "testdata/wordings.txt"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != b.String() {
		t.Errorf("%s differs: run the test with -update and look at the change (%v)", path, err)
	}
}

// revealing words stand in no subject and in no calendar: both are seen on locked screens and in shared calendars.
func revealing() []string {
	return []string{"面談", "相談", "メンタル", "カウンセ", "ハラスメント", "退職", "キャリア", "産業医", "mental", "counsel", "harass", "talk", "session", "therap", "consultant"}
}

func TestNothingIsGivenAway(t *testing.T) {
	t.Parallel()
	for _, p := range previews(t) {
		entry := strings.ToLower(strings.ReplaceAll(p.ICS, "/consultant/", "/")) // their own page, in their own calendar
		for _, word := range revealing() {
			if strings.Contains(entry, word) || strings.Contains(strings.ToLower(p.Message.Subject), word) && p.Message.Kind != mailer.KindInvitation {
				t.Errorf("%s: subject %q or calendar says %q", p.Name, p.Message.Subject, word)
			}
		}
		if p.ICS != "" && !strings.Contains(p.Message.Text, "添付") && !strings.Contains(p.Message.Text, "attached") {
			t.Errorf("%s does not say that a file is attached", p.Name)
		}
		if _, err := icstest.Parse(p.ICS); p.ICS != "" && err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
}

var remote = regexp.MustCompile(`(?i)<(img|link|script|iframe|object|video)|url\(|@import|\bsrc=|\bbackground="`)
var opened = regexp.MustCompile(`<table[^>]*>`)

// TestHTML: nothing is fetched when a mail is opened, tables are for layout only and say so, and both forms of a mail have the same links.
func TestHTML(t *testing.T) {
	t.Parallel()
	link := regexp.MustCompile(`https://[^\s"<]+`)
	for _, p := range previews(t) {
		if found := remote.FindString(p.Message.HTML); found != "" {
			t.Errorf("%s fetches something: %s", p.Name, found)
		}
		for _, table := range opened.FindAllString(p.Message.HTML, -1) {
			if !strings.Contains(table, `role="presentation"`) {
				t.Errorf("%s: %s", p.Name, table)
			}
		}
		inHTML := link.FindAllString(strings.ReplaceAll(p.Message.HTML, "&amp;", "&"), -1)
		if inText := link.FindAllString(p.Message.Text, -1); !slices.Equal(inHTML, inText) {
			t.Errorf("%s: HTML leads to %v, the text to %v", p.Name, inHTML, inText)
		}
		if n := len(p.Message.HTML); n > 20_000 {
			t.Errorf("%s: %d bytes of HTML", p.Name, n)
		}
	}
}

// TestTextsOfPeopleStayTexts: what HR writes into an invitation is neither markup nor a second button.
func TestTextsOfPeopleStayTexts(t *testing.T) {
	t.Parallel()
	templates, err := mailer.LoadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	m, err := templates.Render(mailer.KindInvitation, "ja", mailer.Values{Name: "<b>N</b>\n→ x", Company: "C\n\n[times]", SenderText: "<script>x</script>\n→ 別のページ",
		Link: "https://kikite.example/register#x"})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(m.HTML, "<script>") || strings.Contains(m.HTML, "<b>") || strings.Count(m.HTML, "<a ") != 1 || !strings.Contains(m.HTML, ">登録ページを開く</a>") {
		t.Errorf("%s", m.HTML)
	}
}

func TestUnknownLanguagesReadJapanese(t *testing.T) {
	t.Parallel()
	templates, err := mailer.LoadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	m, err := templates.Render(mailer.KindMoved, events.Code("fr"), mailer.Values{When: "W", Link: "https://l.example"})
	if err != nil || !strings.Contains(m.HTML, `lang="ja"`) {
		t.Errorf("%v\n%s", err, m.Text)
	}
}

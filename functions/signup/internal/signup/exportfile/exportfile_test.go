package exportfile_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/signup/internal/signup/exportfile"
)

func export() exportfile.Export {
	section := func(words string) []claims.ExportSection {
		return []claims.ExportSection{{Section: "records", Entries: []map[string]any{{"text": words, "status": "finished", "at": "2026-10-01T15:30:00Z",
			"consultant_id": "con_00000000000000000000000001", "signals": []any{}, "again": true, "unheard_of": nil, "rating": 4.0}}}}
	}
	return exportfile.Export{ID: "exp_00000000000000000000000001", MadeAt: time.Date(2026, 10, 2, 0, 0, 0, 0, time.UTC), Zone: time.FixedZone("JST", 9*3600),
		Names: map[events.ID]string{"con_00000000000000000000000001": "相談 花"},
		Parts: []claims.ExportPart{{Context: "sessions", Sections: section("一つ目\n<script>x</script>")}, {Context: "mailer"}, {Context: "sessions", Sections: section("二つ目")}}}
}

// TestPageIsReadable: words instead of codes, names instead of IDs, times in the reader's zone; nothing that somebody wrote becomes markup; parts of one
// context stand together; a context that has nothing is said to have nothing.
func TestPageIsReadable(t *testing.T) {
	t.Parallel()
	for language, wants := range map[string][]string{
		"ja": {"面談と回答", "面談記録", "終了", "相談 花", "2026年10月2日 00:30", "はい", "unheard of", "何もありません。", "7年", "民法166条"},
		"en": {"Talks and answers", "Records", "Ended", "相談 花", "2 October 2026, 00:30", "Yes", "Nothing.", "7 years", "art. 166"},
	} {
		page, err := exportfile.HTML(export(), language)
		if err != nil {
			t.Fatal(err)
		}
		text := string(page)
		for _, want := range append(wants, "一つ目\n&lt;script&gt;", "二つ目") {
			if language == "en" && want == "Ended" {
				continue // the English word for the code may change; the code itself must not be seen
			}
			if !strings.Contains(text, want) {
				t.Errorf("%s: nothing of %q", language, want)
			}
		}
		if strings.Contains(text, "<script") || strings.Contains(text, ">finished<") || strings.Contains(text, "con_0000") || strings.Count(text, `<h2 id="sessions"`) != 1 {
			t.Errorf("%s: %s", language, text)
		}
	}
}

func TestDataAreComplete(t *testing.T) {
	t.Parallel()
	raw, err := exportfile.JSON(export())
	if err != nil {
		t.Fatal(err)
	}
	again, err := exportfile.JSON(export())
	if err != nil || !bytes.Equal(raw, again) {
		t.Error("the same export gives other bytes")
	}
	var got struct {
		Contexts []claims.ExportPart
		Kept     []map[string]any `json:"kept_after_erasure"`
	}
	if err := json.Unmarshal(raw, &got); err != nil || len(got.Contexts) != 2 || len(got.Contexts[0].Sections[0].Entries) != 2 || len(got.Kept) < 8 {
		t.Errorf("%v: %s", err, raw)
	}
}

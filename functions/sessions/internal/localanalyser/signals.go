package localanalyser

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kikite/events"
	"kikite/functions/sessions/internal/taxonomy"
)

// Working time from which a sentence about overtime raises the signal by itself: the lines at which illness is put down to work.
const (
	overtimeHours = 60 // a month; 80 on average over months is the line, 60 is on the way there
	daysInARow    = 10
)

// denialReach is how many bytes after a phrase its denial may stand.
const denialReach = 54

// raised lists the signals of a sentence, each once.
func (l *lexicon) raised(text string, hits []hit) []events.Code {
	var out []events.Code
	for _, h := range longest(hits) {
		code := l.signals[h.term]
		if code == "" || slices.Contains(out, code) {
			continue
		}
		danger := code == taxonomy.SignalDangerSelf || code == taxonomy.SignalDangerOthers
		if !danger && (denied(text[h.end:]) || code == taxonomy.SignalLeave && ofOthers(text, h)) {
			continue
		}
		out = append(out, code)
	}
	if !slices.Contains(out, taxonomy.SignalOverwork) && longHours(text) {
		out = append(out, taxonomy.SignalOverwork)
	}
	return out
}

// denied says whether what follows a phrase denies it. Danger is never taken for denied.
func denied(after string) bool {
	if len(after) > denialReach {
		after = strings.ToValidUTF8(after[:denialReach], "")
	}
	after, _, _ = strings.Cut(after, "が、")
	for _, d := range []string{"とは思わ", "とは思って", "とまでは", "とは考え", "わけでは", "わけじゃ", "ことはな", "ことはあり", "つもりはな", "気はな", "気持ちはな", "はなく", "はない", "はありませ",
		"ではな", "じゃな", "もない", "もなく", "もありませ", "がなくなっ", "は受けていな", "はされていな"} {
		if i := strings.Index(after, d); i >= 0 && !strings.Contains(after[:i], "、") {
			return true
		}
	}
	return strings.HasPrefix(after, "ない") || strings.HasPrefix(after, "ません") || strings.HasPrefix(after, "なくな")
}

// ofOthers says whether somebody else is said to want to leave.
func ofOthers(text string, h hit) bool {
	before, after := text[:h.start], text[h.end:]
	said := strings.HasPrefix(after, "と言") || strings.HasPrefix(after, "と話") || strings.HasPrefix(after, "と相談") || strings.HasPrefix(after, "そう")
	for _, who := range []string{"同僚", "部下", "後輩", "先輩", "友人", "友達", "夫", "妻", "彼", "同期", "メンバー", "若手", "上司", "みんな", "人"} {
		for _, p := range []string{"が", "も", "から", "は"} {
			if i := strings.LastIndex(before, who+p); i >= 0 && (said || len(before)-i < 24 && p != "は") {
				return true
			}
		}
	}
	return false
}

// longHours says whether a sentence names long overtime or many days of work in a row.
func longHours(text string) bool {
	overtime := strings.Contains(text, "残業") || strings.Contains(text, "時間外")
	for i := 0; i < len(text); {
		n, end := 0, i
		for end < len(text) && text[end] >= '0' && text[end] <= '9' && end-i < 4 {
			n = n*10 + int(text[end]-'0')
			end++
		}
		if end == i {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		rest := text[end:]
		switch {
		case overtime && strings.HasPrefix(rest, "時間") && n >= overtimeHours && n <= 400:
			return true
		case strings.HasPrefix(rest, "連勤") && n >= daysInARow, strings.HasPrefix(rest, "日連続で勤務") && n >= daysInARow, strings.HasPrefix(rest, "日連続で働") && n >= daysInARow:
			return true
		}
		i = end
	}
	return false
}

package transcript_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kikite/functions/sessions/internal/transcript"
)

func turn(label string, who transcript.Who, text string) transcript.Turn {
	return transcript.Turn{Label: label, Who: who, Text: text}
}

const (
	e, c, u = transcript.Employee, transcript.Consultant, transcript.Unknown
)

func TestParse(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		file, employee string
		format         transcript.Format
		want           []transcript.Turn
	}{
		"plain text": {"残業が続いている。\n\n例: 先週も。\r\n評価が気になる。", "", transcript.Plain,
			[]transcript.Turn{turn("", u, "残業が続いている。\n\n例: 先週も。\n評価が気になる。")}},
		"roles, wide and narrow colons": {"\ufeff相談者: 眠れません。\n朝もつらいです。\nカウンセラー：いつからですか。\n相談者:先月です。", "", transcript.Labels,
			[]transcript.Turn{turn("相談者", e, "眠れません。\n朝もつらいです。"), turn("カウンセラー", c, "いつからですか。"), turn("相談者", e, "先月です。")}},
		"a heading before the first label": {"面談の記録\nCL：はい。\nCO：どうぞ。", "", transcript.Labels,
			[]transcript.Turn{turn("", u, "面談の記録"), turn("CL", e, "はい。"), turn("CO", c, "どうぞ。")}},
		"one known label decides the other": {"カウンセラー: どうぞ。\n山田: はい。\nカウンセラー: 続けて。\n山田: はい、それで。", "", transcript.Labels,
			[]transcript.Turn{turn("カウンセラー", c, "どうぞ。"), turn("山田", e, "はい。"), turn("カウンセラー", c, "続けて。"), turn("山田", e, "はい、それで。")}},
		"letters nobody explained": {"A: どうぞ。\nB: はい。\nA: 続けて。\nB: ええ。", "", transcript.Labels,
			[]transcript.Turn{turn("A", u, "どうぞ。"), turn("B", u, "はい。"), turn("A", u, "続けて。"), turn("B", u, "ええ。")}},
		"letters that the consultant explains": {"A: どうぞ。\nB: はい。\nA: 続けて。\nB: ええ。", "B", transcript.Labels,
			[]transcript.Turn{turn("A", c, "どうぞ。"), turn("B", e, "はい。"), turn("A", c, "続けて。"), turn("B", e, "ええ。")}},
		"times before labels": {"[00:01:02] 話者1: はい。\n00:01:05 話者2: どうぞ。\n(01:10) 話者1: それで。\n話者2: 18:30 に終わる。", "話者1", transcript.Labels,
			[]transcript.Turn{turn("話者1", e, "はい。"), turn("話者2", c, "どうぞ。"), turn("話者1", e, "それで。"), turn("話者2", c, "18:30 に終わる。")}},
		"addresses and times are no labels": {"10:30 に始めた。\n10:45 に休んだ。\nhttps://a.example\nhttps://b.example", "", transcript.Plain,
			[]transcript.Turn{turn("", u, "10:30 に始めた。\n10:45 に休んだ。\nhttps://a.example\nhttps://b.example")}},
		"three speakers": {"相談者: はい。\nカウンセラー: どうぞ。\n上司: 私は。\n上司: こう思う。", "", transcript.Labels,
			[]transcript.Turn{turn("相談者", e, "はい。"), turn("カウンセラー", c, "どうぞ。"), turn("上司", u, "私は。\nこう思う。")}},
		"the consultant knows better than the label": {"相談者: どうぞ。\nCL: はい。\n相談者: 続けて。", "CL", transcript.Labels,
			[]transcript.Turn{turn("相談者", c, "どうぞ。"), turn("CL", e, "はい。"), turn("相談者", c, "続けて。")}},
		"WebVTT with voices": {"WEBVTT - talk\n\nNOTE made by hand\nof two lines\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n<v.loud 相談者>眠れません &amp; つらい</v>\n\n00:03.000 --> 00:04.000\n<v カウンセラー>いつ<b>から</b>ですか\n\n00:05.000 --> 00:06.000\n<v カウンセラー>続けて</v>", "", transcript.WebVTT,
			[]transcript.Turn{turn("相談者", e, "眠れません & つらい"), turn("カウンセラー", c, "いつからですか\n続けて")}},
		"WebVTT, two voices in a cue": {"WEBVTT\n\n00:01.000 --> 00:02.000\n<v CL>はい<v CO>どうぞ", "", transcript.WebVTT,
			[]transcript.Turn{turn("CL", e, "はい"), turn("CO", c, "どうぞ")}},
		"WebVTT with labels in the words": {"WEBVTT\n\n1\n00:01.000 --> 00:02.000\n佐藤: はい\n\n2\n00:03.000 --> 00:04.000\n鈴木: どうぞ\n\n3\n00:05.000 --> 00:06.000\n佐藤: ええ\n\n4\n00:07.000 --> 00:08.000\n鈴木: では", "佐藤", transcript.WebVTT,
			[]transcript.Turn{turn("佐藤", e, "はい"), turn("鈴木", c, "どうぞ"), turn("佐藤", e, "ええ"), turn("鈴木", c, "では")}},
		"WebVTT without speakers": {"WEBVTT\n\n00:01.000 --> 00:02.000\nはい\n\n00:03.000 --> 00:04.000\nどうぞ", "", transcript.WebVTT,
			[]transcript.Turn{turn("", u, "はい\nどうぞ")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := transcript.Parse(tt.file, tt.employee)
			if err != nil || got.Format != tt.format || !slices.Equal(got.Turns, tt.want) {
				t.Errorf("%v %+v", err, got)
			}
		})
	}
}

func TestFaultsNameTheirLine(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		file, employee string
		line           int
		reason         string
	}{
		"nothing":                 {"", "", 0, "transcript_empty"},
		"blank lines":             {"\n \n\t\n", "", 0, "transcript_empty"},
		"no cue":                  {"WEBVTT\n\nNOTE nothing", "", 0, "transcript_empty"},
		"too long":                {strings.Repeat("長", transcript.MaxRunes+1), "", 0, "transcript_too_long"},
		"another encoding":        {"一行目\n\ufffd\ufffd", "", 2, "transcript_not_text"},
		"a file of bytes":         {"一\n二\nPK\x03\x04", "", 3, "transcript_not_text"},
		"SubRip":                  {"1\n00:00:01,000 --> 00:00:02,000\nはい", "", 2, "transcript_header"},
		"no header":               {"00:01.000 --> 00:02.000\nはい", "", 1, "transcript_header"},
		"a broken time":           {"WEBVTT\n\n1\n00:01.000 --> 0:99\nはい", "", 4, "transcript_time"},
		"a comma in the time":     {"WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nはい", "", 3, "transcript_time"},
		"words outside of a cue":  {"WEBVTT\n\n00:01.000 --> 00:02.000\nはい\n\nどうぞ\nはい", "", 6, "transcript_cue"},
		"a label that nobody has": {"A: はい\nA: ええ", "C", 0, "transcript_label"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := transcript.Parse(tt.file, tt.employee)
			var fault *transcript.Fault
			if !errors.As(err, &fault) || fault.Line != tt.line || fault.Reason != tt.reason {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestUnclear(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]bool{"ただの文。": false, "A: はい\nB: ええ\nA: で\nB: ど": true, "相談者: はい\nB: ええ": false} {
		got, err := transcript.Parse(file, "")
		if err != nil || got.Unclear() != want {
			t.Errorf("%q: %v %v", file, got.Unclear(), err)
		}
	}
}

// FuzzParse: whatever is uploaded, the parser ends, and nobody's words are lost or made up.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"A: x\nB: y\nA: z", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>x", "\x00", "：：：\n：", "<v >", "WEBVTT\n-->\n\n-->"} {
		f.Add(seed, "")
	}
	f.Fuzz(func(t *testing.T, file, employee string) {
		got, err := transcript.Parse(file, employee)
		if err != nil {
			var fault *transcript.Fault
			if !errors.As(err, &fault) {
				t.Fatal(err)
			}
			return
		}
		for _, turn := range got.Turns {
			if turn.Text == "" || turn.Who == "" {
				t.Fatalf("%+v", turn)
			}
		}
	})
}

package tagger_test

import (
	"testing"

	"kikite/functions/sessions/internal/redact/tagger"
)

func TestModelSurvivesItsFile(t *testing.T) {
	t.Parallel()
	words := tagger.NewWords()
	words.Add("田中", tagger.Surname)
	words.Add("田中", tagger.Place)
	var reader tagger.Reader
	var features [tagger.Width]uint32
	reader.Read([]rune("田中"), words)
	reader.Features(0, &features)
	s := tagger.Source{Words: words, Rows: map[uint32]tagger.Row{features[3]: {tagger.PersonBegin: 100}}}
	packed, err := s.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	m, err := tagger.Load(packed)
	if err != nil {
		t.Fatal(err)
	}
	if c := m.Category([]rune("田中")); c != tagger.Surname|tagger.Place {
		t.Errorf("category %b", c)
	}
	var scratch tagger.Scratch
	if p := m.Chances([]rune("田中"), &scratch); p[0][tagger.KindPerson] < 0.9 || p[1][tagger.KindPerson] > 0.5 {
		t.Errorf("chances %v", p)
	}
	if p := m.Chances(nil, &scratch); len(p) != 0 {
		t.Errorf("chances of nothing: %v", p)
	}
}

func TestLoadRefusesBrokenFiles(t *testing.T) {
	t.Parallel()
	packed, err := tagger.Source{Words: tagger.NewWords(), Rows: map[uint32]tagger.Row{1: {5}}}.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"empty": nil, "no gzip": []byte("KNT"), "cut off": packed[:len(packed)-20]} {
		if _, err := tagger.Load(file); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

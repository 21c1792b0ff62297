package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"kikite/functions/sessions/internal/redact"
	"kikite/functions/sessions/internal/redact/tagger"
)

// figures are what cross-validation counts, in names and in runes.
type figures struct {
	names, removed             int // names of persons
	unseenNames, unseenRemoved int // those that do not occur in the learning part
	other, lost                int // runes outside of all names
	marks                      map[redact.Mark]int
	kinds, covered             [tagger.KindProduct + 1]int // runes of names by kind, and of those the removed
}

// validate redacts each part with a model that is learnt from the others.
func (l learner) validate(sentences []sentence, parts int, out io.Writer, predictions string) error {
	f := figures{marks: map[redact.Mark]int{}}
	redacted := make([]string, len(sentences))
	for part := range parts {
		var learn []sentence
		seen := map[string]bool{}
		for i, s := range sentences {
			if i%parts == part {
				continue
			}
			learn = append(learn, s)
			for _, p := range s.people {
				seen[string(s.text[p.start:p.end])] = true
			}
		}
		packed, err := l.learn(learn)
		if err != nil {
			return err
		}
		model, err := tagger.Load(packed)
		if err != nil {
			return err
		}
		r := redact.NewWith(model)
		for i := part; i < len(sentences); i += parts {
			s := sentences[i]
			f.add(s, r.Marks(string(s.text), nil, nil), seen)
			redacted[i] = r.Redact(string(s.text), nil, nil)
		}
	}
	if _, err := io.WriteString(out, f.String()); err != nil {
		return err
	}
	return write(predictions, redacted)
}

func (f *figures) add(s sentence, marks []redact.Mark, seen map[string]bool) {
	for i, l := range s.labels {
		f.kinds[l.Kind()]++
		switch {
		case marks[i] == "":
		case l == tagger.None:
			f.lost++
			f.marks[marks[i]]++
		default:
			f.covered[l.Kind()]++
		}
	}
	f.other = f.kinds[tagger.KindNone]
	for _, p := range s.people {
		unseen := !seen[string(s.text[p.start:p.end])]
		gone := !survives(marks[p.start:p.end])
		f.names++
		f.removed += count(gone)
		f.unseenNames += count(unseen)
		f.unseenRemoved += count(unseen && gone)
	}
}

// survives says whether two neighbouring runes of a name stay, or its only one.
func survives(marks []redact.Mark) bool {
	for i := range marks {
		if marks[i] == "" && (len(marks) == 1 || i > 0 && marks[i-1] == "") {
			return true
		}
	}
	return false
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (f *figures) String() string {
	var out strings.Builder
	share := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	fmt.Fprintf(&out, "names of persons %d removed %.3f, of those not seen in learning (%d) %.3f\n", f.names, share(f.removed, f.names), f.unseenNames, share(f.unseenRemoved, f.unseenNames))
	fmt.Fprintf(&out, "runes of names removed: persons %.3f organisations %.3f places %.3f products %.3f\n", share(f.covered[tagger.KindPerson], f.kinds[tagger.KindPerson]),
		share(f.covered[tagger.KindOrganisation], f.kinds[tagger.KindOrganisation]), share(f.covered[tagger.KindPlace], f.kinds[tagger.KindPlace]), share(f.covered[tagger.KindProduct], f.kinds[tagger.KindProduct]))
	fmt.Fprintf(&out, "other text %d marked %.4f (runes that a mark repeats count as marked), by mark:\n", f.other, share(f.lost, f.other))
	marks := slices.Collect(maps.Keys(f.marks))
	slices.SortFunc(marks, func(a, b redact.Mark) int { return f.marks[b] - f.marks[a] })
	for _, m := range marks[:min(len(marks), 12)] {
		fmt.Fprintf(&out, "  %s %.4f\n", m, share(f.marks[m], f.other))
	}
	return out.String()
}

// write writes one line {"redacted"} for each text, nothing if no file is named.
func write(file string, redacted []string) error {
	if file == "" {
		return nil
	}
	var out []byte
	for _, r := range redacted {
		line, err := json.Marshal(map[string]string{"redacted": r})
		if err != nil {
			return err
		}
		out = append(append(out, line...), '\n')
	}
	return os.WriteFile(file, out, 0o644)
}

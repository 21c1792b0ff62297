package localanalyser

import (
	"strings"

	"kikite/functions/sessions/internal/analysis"
)

// What a dialogue can be about, as far as it must be told from work and career. The areas after areaCareer compete with those two.
const (
	areaNone = iota // covers other terms and counts for nothing
	areaWork
	areaCareer
	areaRomance
	areaFamily
	areaSchool
	areaFriends
	areaHealth
	areaMoney
	areaSelf
	areas
)

func areaNames() []string {
	return []string{"none", "work", "career", "romance", "family", "school", "friends", "health", "money", "self"}
}

// The rule for work and career: see about.
const (
	consultantWeight = 0.5  // of what the consultant says: mostly it repeats
	plain            = 1    // weight of a term that leaves no doubt
	besides          = 0.5  // of what is named beside such a term: whom it worries, whom one told
	theirs           = 0.5  // of work named after somebody near: 父が会社を辞めて
	firstTurns       = 4    // sentences with evidence that count as the first complaint
	firstShare       = 0.3  // of the verdict
	restWeight       = 0.35 // of the other areas beside the strongest: a talk about work touches each a little
	silence          = 0.03 // of a sentence that names no area: it may be about anything else
	leastShare       = 0.44 // of work and career against everything else
	leastDensity     = 0.04 // of the sentences
	leastPart        = 0.28 // of the verdict that either of the two must make up to be named
	careerWeight     = 2    // of career beside work, to tell the two: who thinks of another job mostly speaks of the one they have
)

// weights is how much each area was spoken of.
type weights [areas]float64

// theme adds up what a dialogue is about, sentence by sentence.
type theme struct {
	all, first weights
	sentences  float64
	evidence   int
}

// add counts a sentence: an area counts once, by its strongest term and a little for each more.
func (t *theme) add(speaker analysis.Speaker, w weights) {
	share := 1.0
	if speaker == analysis.Consultant {
		share = consultantWeight
	}
	t.sentences += share
	some := false
	if max(w[areaWork], w[areaCareer]) >= plain {
		for a := areaCareer + 1; a < areas; a++ {
			w[a] *= besides
		}
	}
	for a := areaWork; a < areas; a++ {
		w[a] = share * min(w[a], 1.5)
		t.all[a] += w[a]
		some = some || w[a] > 0.3
	}
	if some && t.evidence < firstTurns && speaker != analysis.Consultant {
		t.evidence++
		for a := areaWork; a < areas; a++ {
			t.first[a] += w[a]
		}
	}
}

// share is the part of work and career in what was spoken of: against the strongest other area and a part of the rest, and against
// what names nothing.
func (w weights) share(sentences float64) float64 {
	strongest, rest := 0.0, 0.0
	for a := areaCareer + 1; a < areas; a++ {
		strongest = max(strongest, w[a])
		rest += w[a]
	}
	mine := w[areaWork] + w[areaCareer]
	if mine == 0 {
		return 0
	}
	return mine / (mine + strongest + restWeight*(rest-strongest) + silence*sentences)
}

// about says whether the dialogue is about work or career: whether they prevail over the other areas, in the whole and in the first
// complaint, and are spoken of often enough.
func (t *theme) about() (work, career bool) {
	mine := t.all[areaWork] + t.all[areaCareer]
	if t.sentences == 0 || mine < leastDensity*t.sentences || mine < 0.5 {
		return false, false
	}
	whole := t.all.share(t.sentences)
	first := whole // nothing may be known to be a complaint
	if t.evidence > 0 {
		first = t.first.share(0)
	}
	if firstShare*first+(1-firstShare)*whole < leastShare {
		return false, false
	}
	ways := careerWeight * (firstShare*t.first[areaCareer] + t.all[areaCareer])
	part := ways / (ways + firstShare*t.first[areaWork] + t.all[areaWork])
	return part <= 1-leastPart, part >= leastPart
}

// longestLabel is the length of a label with its colon, in bytes.
const longestLabel = 48

// speakerOf takes a speaker's label off a line or sentence. ok is false if it has none: then the speaker is the one before.
func speakerOf(line string) (s analysis.Speaker, rest string, ok bool) {
	i := strings.IndexAny(line[:min(len(line), longestLabel)], ":\t")
	if i < 0 {
		return 0, line, false
	}
	label, rest := line[:i], line[i+1:]
	if strings.ContainsAny(label, "。、!?「") {
		return 0, line, false
	}
	label = strings.ToLower(strings.Trim(label, " []【】()<>*#0123456789"))
	for _, w := range []string{"カウンセラ", "相談員", "聞き手", "支援者", "専門家", "コンサルタント", "counselor", "counsellor", "therapist", "consultant", "セラピスト", "面談者"} {
		if strings.Contains(label, w) {
			return analysis.Consultant, rest, true
		}
	}
	for _, w := range []string{"相談者", "クライアント", "client", "来談者", "話し手", "従業員", "社員", "employee", "本人"} {
		if strings.Contains(label, w) {
			return analysis.Employee, rest, true
		}
	}
	switch label {
	case "co", "th", "cc":
		return analysis.Consultant, rest, true
	case "cl":
		return analysis.Employee, rest, true
	}
	return 0, line, false
}

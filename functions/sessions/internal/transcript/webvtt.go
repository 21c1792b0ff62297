package transcript

import (
	"html"
	"regexp"
	"strings"
)

var (
	timing = regexp.MustCompile(`^(?:\d{2,}:)?[0-5]\d:[0-5]\d[.,]\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d[.,]\d{3}(?:[ \t].*)?$`)
	// voice begins a span of one speaker: <v.loud Name>.
	voice = regexp.MustCompile(`<v(?:\.[^\s>]*)?[ \t]+([^>]*)>`)
	tag   = regexp.MustCompile(`</?[a-zA-Z0-9:.][^>]*>`)
)

// readVTT reads WebVTT (W3C, https://www.w3.org/TR/webvtt1/): blocks between blank lines, of which those with a timing are cues. Who speaks is
// the cue's voice span, or a label at its beginning, as some programs write it. lines[0] is the header. Errors: *Fault.
func readVTT(lines []string) ([]Turn, error) {
	var turns []Turn
	for i := skipBlock(lines, 0); i < len(lines); {
		if lines[i] == "" {
			i++
			continue
		}
		end := skipBlock(lines, i)
		cue, err := readCue(lines[i:end], i+1)
		if err != nil {
			return nil, err
		}
		turns = append(turns, cue...)
		i = end
	}
	return labelled(turns), nil
}

// skipBlock is the line after the block that begins at i.
func skipBlock(lines []string, i int) int {
	for i < len(lines) && lines[i] != "" {
		i++
	}
	return i
}

// readCue reads one block, whose first line is the file's line number.
func readCue(block []string, line int) ([]Turn, error) {
	for _, other := range []string{"NOTE", "STYLE", "REGION"} {
		if block[0] == other || other == "NOTE" && strings.HasPrefix(block[0], "NOTE ") {
			return nil, nil
		}
	}
	at := 0
	if !strings.Contains(block[0], "-->") {
		at = 1 // the cue's name
	}
	if at >= len(block) || !strings.Contains(block[at], "-->") {
		return nil, &Fault{line, "transcript_cue", "Words stand here without the time of a cue."}
	}
	if strings.Contains(block[at], ",") || !timing.MatchString(block[at]) {
		return nil, &Fault{line + at, "transcript_time", "This is not the time of a cue. It is written as 00:01:02.000 --> 00:01:05.000."}
	}
	return voices(strings.Join(block[at+1:], "\n")), nil
}

// voices splits the words of a cue by speaker.
func voices(text string) []Turn {
	found := voice.FindAllStringSubmatchIndex(text, -1)
	if found == nil {
		return []Turn{{Text: clean(text)}}
	}
	turns := []Turn{{Text: clean(text[:found[0][0]])}}
	for i, f := range found {
		end := len(text)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		turns = append(turns, Turn{Label: clean(text[f[2]:f[3]]), Text: clean(text[f[1]:end])})
	}
	return turns
}

func clean(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(html.UnescapeString(tag.ReplaceAllString(text, "")), "\u200e", ""))
}

// labelled finds labels at the beginning of cues where no cue has a voice.
func labelled(turns []Turn) []Turn {
	texts := make([]string, len(turns))
	for i, t := range turns {
		if t.Label != "" {
			return turns
		}
		texts[i] = t.Text
	}
	labels := labelsOf(texts)
	if labels == nil {
		return turns
	}
	return readLabels(texts, labels)
}

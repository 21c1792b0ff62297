package signup

import (
	"context"
	"encoding/base64"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"kikite/events"
)

// RosterQuery chooses people of a roster.
type RosterQuery struct {
	PageInput
	Words      string      `query:"q" maxLength:"100" doc:"All of these words occur in number, name or department; width, case and kana do not matter"`
	Department events.ID   `query:"department_id" maxLength:"64" doc:"This department and those below it"`
	Status     events.Code `query:"status" enum:"active,proposed,left" doc:"Only people of this status; absent: all but those who left"`
}

// RosterPerson is a person as the roster names them. Nothing in it depends on whether they registered.
type RosterPerson struct {
	Number       string      `json:"employee_number"`
	Name         string      `json:"name"`
	Kana         string      `json:"kana,omitempty"`
	Romaji       string      `json:"romaji,omitempty"`
	Email        string      `json:"email" doc:"The company's"`
	DepartmentID events.ID   `json:"department_id"`
	Department   []string    `json:"department" nullable:"false" doc:"From the top"`
	JobType      events.Code `json:"job_type,omitempty"`
	BirthDate    events.Date `json:"birth_date,omitempty"`
	AgeBand      events.Code `json:"age_band,omitempty" doc:"Where the roster has no birth date"`
	JoinedOn     events.Date `json:"joined_on,omitempty"`
	Category     events.Code `json:"category,omitempty"`
	Status       events.Code `json:"status" enum:"active,proposed,left" doc:"proposed: the newest roster no longer has the person; left: HR confirmed that they left"`
	InvitedAt    *time.Time  `json:"invited_at,omitempty" doc:"When the last invitation was issued"`
}

// RosterPage is a page of a roster.
type RosterPage struct {
	People []RosterPerson `json:"people" nullable:"false"`
	Next   string         `json:"next,omitempty"`
}

func (s *Service) listRoster(ctx context.Context, in *RosterQuery) (*struct{ Body RosterPage }, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	tree, err := s.departments(ctx, me.CompanyID)
	if err != nil {
		return nil, err
	}
	out := RosterPage{People: []RosterPerson{}}
	paths, words := departmentPaths(tree), strings.Fields(searchable(in.Words))
	within, most := below(tree, in.Department), in.Limit+1
	if in.Department != "" || len(words) > 0 || in.Status != "" {
		most = 0
	}
	for e, err := range s.entriesAfter(ctx, me.CompanyID, in.After, most) {
		if err != nil {
			return nil, err
		}
		if !in.wants(e.Status) || in.Department != "" && !within[e.DepartmentID] || !e.mentions(words, paths[e.DepartmentID]) {
			continue
		}
		if len(out.People) == in.Limit {
			out.Next = base64.RawURLEncoding.EncodeToString([]byte(out.People[in.Limit-1].Number))
			break
		}
		out.People = append(out.People, person(e, paths[e.DepartmentID]))
	}
	return &struct{ Body RosterPage }{out}, nil
}

// wants says whether people of a status are listed.
func (q *RosterQuery) wants(status events.Code) bool {
	return q.Status == status || q.Status == "" && status != EntryLeft
}

// mentions says whether each of the words occurs in what HR would search for.
func (e Entry) mentions(words, department []string) bool {
	if len(words) == 0 {
		return true
	}
	text := searchable(strings.Join(append([]string{e.Number, e.Name, e.Kana, e.Romaji}, department...), "\n"))
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// searchable drops in what spellings of the same differ: width, case, hiragana and katakana.
func searchable(s string) string {
	return strings.Map(func(r rune) rune {
		if 'ぁ' <= r && r <= 'ゖ' {
			return r + 'ァ' - 'ぁ'
		}
		return r
	}, strings.ToLower(norm.NFKC.String(s)))
}

func person(e Entry, department []string) RosterPerson {
	if department == nil { // a file that is being stored may have named it a moment ago
		department = []string{}
	}
	p := RosterPerson{Number: e.Number, Name: e.Name, Kana: e.Kana, Romaji: e.Romaji, Email: e.Email, DepartmentID: e.DepartmentID,
		Department: department, JobType: e.JobType, BirthDate: e.BirthDate, AgeBand: e.AgeBand, JoinedOn: e.JoinedOn,
		Category: e.Category, Status: e.Status}
	if !e.InvitedAt.IsZero() {
		p.InvitedAt = &e.InvitedAt
	}
	return p
}

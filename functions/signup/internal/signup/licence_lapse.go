package signup

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"kikite/events"
)

// Only the registration as キャリアコンサルタント lapses by itself: it must be renewed every five years (職業能力開発促進法 第30条の19).
// The others hold until they are taken away.
func lapses(kind events.Code) bool { return kind == events.LicenceCareerConsultant }

// licenceTerm is the longest validity in days of a registration that lapses: five years, and nearly one more in which it may have been renewed
// ahead.
const licenceTerm = 6 * 366

// numbers are the forms of registration numbers, per kind; a kind that is not here has numbers of its issuers' own making. Issuers publish no grammar;
// only an operator who looks a number up knows that it is right. What is known, and what is a bound with room to grow:
//   - career_consultant: eight digits, as on the certificate of the registration centre (careerconsultant.mhlw.go.jp).
//   - certified_psychologist (公認心理師): numbered in the order of registration; 73,678 in December 2024 (公認心理師試験研修センター).
//   - clinical_psychologist (臨床心理士): five digits with leading zeros, 01662 to 38436 among those renewed in 2024
//     (日本臨床心理士資格認定協会, fjcbcp.or.jp/information). Its card and that of the 産業カウンセラー (日本産業カウンセラー協会,
//     資格登録規程第8条) are renewed every five years by the rules of the associations; the titles are not registrations by law, and do not lapse here.
//   - industrial_counselor: no form is published; digits.
//   - social_worker (精神保健福祉士): numbered in the order of registration; 103,842 in August 2023 (社会福祉振興・試験センター).
//   - physician (医籍), public_health_nurse (保健師籍): numbered in the order of registration by the ministry.
var numbers = map[events.Code]*regexp.Regexp{
	events.LicenceCareerConsultant:      regexp.MustCompile(`^[0-9]{8}$`),
	events.LicenceCertifiedPsychologist: regexp.MustCompile(`^[0-9]{1,6}$`),
	events.LicenceClinicalPsychologist:  regexp.MustCompile(`^[0-9]{1,6}$`),
	events.LicenceIndustrialCounselor:   regexp.MustCompile(`^[0-9]{4,10}$`),
	events.LicencePhysician:             regexp.MustCompile(`^[0-9]{1,7}$`),
	events.LicenceSocialWorker:          regexp.MustCompile(`^[0-9]{1,7}$`),
	events.LicencePublicHealthNurse:     regexp.MustCompile(`^[0-9]{1,8}$`),
}

// serial is a number without the zeros that some write in front of it, where it only counts: 01662 and 1662 are one registration.
func (l Licence) serial() string {
	if l.Kind == events.LicenceCareerConsultant || numbers[l.Kind] == nil {
		return l.Number
	}
	return strings.TrimLeft(l.Number, "0")
}

// check checks the form of one registration on a day. Errors: unknown_code, date, licence_number, valid_until.
func (l Licence) check(today events.Date) error {
	if err := codes("licences", []events.Code{l.Kind}, events.Licences()); err != nil {
		return err
	}
	if form := numbers[l.Kind]; form != nil && !form.MatchString(l.Number) {
		return invalid("licence_number", "This is not the form of a registration number of %s.", l.Kind)
	}
	if l.ValidUntil == "" {
		if lapses(l.Kind) {
			return invalid("valid_until", "Please give the last day of the registration.")
		}
		return nil
	}
	until, err := day("valid_until", l.ValidUntil)
	if err != nil {
		return err
	}
	now, err := day("today", today)
	if err == nil && lapses(l.Kind) && until.After(now.AddDate(0, 0, licenceTerm)) {
		return invalid("valid_until", "A registration is valid for five years at most.")
	}
	return err
}

// holds says whether a registration counts on a day.
func (l Licence) holds(today events.Date) bool {
	return !lapses(l.Kind) || l.ValidUntil == "" || l.ValidUntil >= today
}

// Levels of a registration that lapses: days before its last day at which its holder is reminded, and what is beyond them.
const (
	levelFar  = 1 << 20
	levelOver = -1
)

func warnings() []int { return []int{7, 30, 90} }

// level is how near the last day is.
func (l Licence) level(today time.Time) int {
	until, err := time.Parse(time.DateOnly, string(l.ValidUntil))
	if err != nil || !lapses(l.Kind) {
		return levelFar
	}
	left := int(until.Sub(today).Hours() / 24)
	if left < 0 {
		return levelOver
	}
	for _, days := range warnings() {
		if left <= days {
			return days
		}
	}
	return levelFar
}

// due says what has come nearer since a consultant was told last, and notes it: registrations whose end is near, and those that lapsed.
// Each level is said once; who is approved a week before the end is told once.
func (c *Consultant) due(today time.Time) (near, lapsed []Licence) {
	told := map[string]int{}
	for _, l := range c.Licences {
		key := fmt.Sprintf("%s#%s#%s", l.Kind, l.Number, l.ValidUntil)
		before, known := c.Told[key]
		if !known {
			before = levelFar
		}
		now := l.level(today)
		if now < before {
			if now == levelOver {
				lapsed = append(lapsed, l)
			} else {
				near = append(near, l)
			}
		}
		if least := min(now, before); least != levelFar {
			told[key] = least
		}
	}
	c.Told = told
	return near, lapsed
}

// NoteLapsed is the note of a suspension that nobody decided: no registration of the consultant holds any more.
const NoteLapsed = "licence_lapsed"

// remind looks at the registrations of one approved consultant: it has the holder reminded, takes a lapsed one off the profile, and suspends
// who has none left. It may be repeated: what was said is noted in the same transaction.
func (s *Service) remind(ctx context.Context, id events.ID) error {
	c, err := s.consultant(ctx, id)
	if err != nil || c.Status != events.StatusApproved {
		return err
	}
	today, err := day("today", s.today())
	if err != nil {
		return err
	}
	near, lapsed := c.due(today)
	if len(near)+len(lapsed) == 0 {
		return nil
	}
	over := len(lapsed) > 0 && !slices.ContainsFunc(c.Licences, func(l Licence) bool { return l.holds(s.today()) })
	if over {
		c.lapse(s.Clock.Now())
	}
	before := c.Version
	c.Version++
	tx := s.Table.Tx()
	tx.Put(s.Table.Put(newConsultantItem(c)).If("version = ?", before), errChanged)
	for _, l := range append(near, lapsed...) {
		tx.Emit(events.SignupLicenceDue.New(s.meta(c.ID, c.Version), events.LicenceDue{
			ConsultantID: c.ID, AccountID: c.AccountID, Kind: l.Kind, ValidUntil: l.ValidUntil,
			Lapsed: l.level(today) == levelOver, Suspended: c.Status == events.StatusSuspended,
		}))
	}
	if len(lapsed) > 0 {
		if err := s.consultantAccount(ctx, tx, c); err != nil {
			return err
		}
		if err := s.emitConsultant(ctx, tx, c); err != nil {
			return err
		}
	}
	if err := tx.Run(ctx); !errors.Is(err, errChanged) {
		return err
	}
	return nil // somebody changed the consultant at the same time: tomorrow
}

package signup

import (
	"context"
	"regexp"
	"strings"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

// Why an inquiry from the web is kept aside until somebody has looked at it. Whoever sent it is answered like everybody.
const (
	DoubtTrap    events.Code = "trap"     // the field was filled in that people do not see
	DoubtNoForm  events.Code = "no_form"  // it did not come from our page, or the page had been open for days
	DoubtFast    events.Code = "too_fast" // nobody types that fast
	DoubtLinks   events.Code = "links"    // hardly anything but links
	DoubtSource  events.Code = "source"   // many came from the same place
	DoubtAddress events.Code = "address"  // many were sent in the name of the same address
)

// The buckets of the form. Beyond the first one nothing is kept; beyond the others it is kept aside.
var (
	perDay     = bucket{"flood", 20, 72 * time.Minute}
	perSource  = bucket{"source", 5, 10 * time.Minute}
	perHop     = bucket{"hop", 60, time.Minute} // CloudFront's edge, or a caller who goes around it and may claim any source
	perForm    = bucket{"form", 3, 24 * time.Hour}
	perAddress = bucket{"address", 3, 8 * time.Hour}
)

// asideTerm is how long an inquiry is kept aside; then nobody wanted it.
const asideTerm = 30 * 24 * time.Hour

// mostLinks is how many links a message may have before somebody has to look at it.
const mostLinks = 3

var link = regexp.MustCompile(`(?i)https?://|www\.`)

// doubts says what speaks against an inquiry from the web; keep is false beyond what one source may have kept in a day.
func (s *Service) doubts(ctx context.Context, in *WebInquiry) (doubts []events.Code, keep bool, err error) {
	from := httpapi.SourceFrom(ctx)
	if keep, err = s.take(ctx, perDay, from.Viewer); err != nil || !keep {
		return nil, false, err
	}
	b := in.Body
	if b.Website != "" {
		doubts = append(doubts, DoubtTrap)
	}
	if len(link.FindAllString(b.Message, mostLinks+1)) > mostLinks {
		doubts = append(doubts, DoubtLinks)
	}
	age, ours, err := s.formAge(ctx, b.Form)
	switch {
	case err != nil:
		return nil, false, err
	case !ours:
		doubts = append(doubts, DoubtNoForm)
	case age < fillTime:
		doubts = append(doubts, DoubtFast)
	}
	for _, limit := range []struct {
		of      bucket
		subject string
		doubt   events.Code
	}{
		{perSource, from.Viewer, DoubtSource}, {perHop, from.Hop, DoubtSource}, {perForm, b.Form, DoubtNoForm},
		{perAddress, strings.ToLower(b.Email), DoubtAddress},
	} {
		if limit.of == perForm && !ours {
			continue
		}
		within, err := s.take(ctx, limit.of, limit.subject)
		if err != nil {
			return nil, false, err
		}
		if !within {
			doubts = append(doubts, limit.doubt)
		}
	}
	return doubts, true, nil
}

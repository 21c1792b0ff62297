package booking

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ics"
	"kikite/shared/ids"
)

// FeedBody is a calendar to subscribe to.
type FeedBody struct {
	URL    string    `json:"url" format:"uri" doc:"Secret address for a calendar program; whoever has it sees when there are appointments, not with whom or why"`
	MadeAt time.Time `json:"made_at"`
}

// FeedState says which feed there is, if any.
type FeedState struct {
	Feed *FeedBody `json:"feed,omitempty" doc:"Absent while there is none"`
}

type feedInput struct {
	File  string `path:"file" maxLength:"64" doc:"The secret and .ics"`
	Match string `header:"If-None-Match" maxLength:"512" doc:"ETag of the calendar that the program has"`
}

type feedOutput struct {
	Status int
	Type   string `header:"Content-Type"`
	Tag    string `header:"ETag"`
	Cache  string `header:"Cache-Control"`
	Body   []byte
}

const calendarType = "text/calendar; charset=utf-8"

func registerFeeds(a *httpapi.API, d *Desk) {
	httpapi.Register(a, httpapi.Op{ID: "make-feed", Method: http.MethodPost, Path: "/me/feed", Roles: forBoth, Status: http.StatusCreated,
		Summary: "Make the caller's calendar feed, or another one in its place: then the old address ends"},
		func(ctx context.Context, in *Keyed) (*answer[FeedBody], error) {
			f, err := d.MakeFeed(ctx, caller(ctx), in.Key)
			return answered(d.feedBody(f), err)
		})
	httpapi.Register(a, httpapi.Op{ID: "get-feed", Method: http.MethodGet, Path: "/me/feed", Roles: forBoth, Summary: "The caller's calendar feed, if there is one"},
		func(ctx context.Context, _ *nothing) (*answer[FeedState], error) {
			f, err := d.Feed(ctx, caller(ctx))
			if errors.Is(err, ErrNotFound) {
				return answered(FeedState{}, nil) // nothing is wrong with having none
			}
			body := d.feedBody(f)
			return answered(FeedState{Feed: &body}, err)
		})
	httpapi.Register(a, httpapi.Op{ID: "end-feed", Method: http.MethodDelete, Path: "/me/feed", Roles: forBoth, Status: http.StatusNoContent,
		Summary: "Revoke the caller's calendar feed"},
		func(ctx context.Context, _ *nothing) (*nothing, error) {
			return &nothing{}, d.EndFeed(ctx, caller(ctx).AccountID)
		})
	httpapi.Register(a, httpapi.Op{ID: "read-feed", Method: http.MethodGet, Path: "/public/feeds/{file}", Produces: "text/calendar",
		Summary: "The calendar behind a secret address: every booking that is not cancelled, from 30 days ago on, with a neutral title"},
		func(ctx context.Context, in *feedInput) (*feedOutput, error) {
			text, err := d.feedText(ctx, strings.TrimSuffix(in.File, ".ics"))
			if err != nil {
				return nil, err
			}
			out := &feedOutput{Status: http.StatusOK, Type: calendarType, Tag: etag(text), Cache: "private, no-cache", Body: []byte(text)}
			if matches(in.Match, out.Tag) {
				out.Status, out.Body = http.StatusNotModified, nil
			}
			return out, nil
		})
}

func (d *Desk) feedBody(f Feed) FeedBody {
	return FeedBody{URL: d.web + "/api/booking/public/feeds/" + f.Secret + ".ics", MadeAt: f.MadeAt}
}

// feedText writes the calendar behind a secret, the same as long as the bookings are the same. Error: ErrNotFound.
func (d *Desk) feedText(ctx context.Context, secret string) (string, error) {
	owner, bookings, err := d.FeedEntries(ctx, secret)
	if err != nil {
		return "", err
	}
	pages, name := d.web+"/bookings/", "予定"
	if owner.Role == events.RoleConsultant {
		pages = d.web + "/consultant/bookings/"
	}
	if owner.Locale == "en" {
		name = "Appointments"
	}
	entries := make([]ics.Entry, len(bookings))
	for i, b := range bookings {
		entries[i] = ics.FromBooking(b.state(), b.timed(), owner.Locale, pages+string(b.ID))
	}
	return ics.Feed(name, feedRefresh, entries), nil
}

// etag is a strong validator (RFC 9110, section 8.8) of a text.
func etag(text string) string { return `"` + string(ids.Derive("ics", text))[len("ics_"):] + `"` }

// matches says whether an If-None-Match names the tag; the comparison is the weak one.
func matches(header, tag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == tag || candidate == "*" {
			return true
		}
	}
	return false
}

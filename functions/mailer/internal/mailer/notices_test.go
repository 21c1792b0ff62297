package mailer_test

import (
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/ids"
)

func TestANoticeIsOneMailThatSaysNothing(t *testing.T) {
	t.Parallel()
	for kind, page := range map[events.Code]string{
		events.NoticeHandover: "/talks", events.NoticeVoice: "/voices", events.NoticeCase: "/cases", events.NoticeAccess: "/settings/access",
		events.NoticeDesk: "/desk", events.NoticeSOS: "/operator/care", events.NoticeQueue: "/operator/care",
	} {
		w := newWorld(t)
		n := events.Notice{NoticeID: ids.Default{}.New(ids.Notice), AccountID: w.talk().EmployeeID, Kind: kind}
		for range 2 {
			if !w.deliver(events.SessionsNotice.New(w.meta(n.NoticeID), n)) {
				t.Fatalf("%s not taken", kind)
			}
		}
		if len(w.provider.sent) != 1 {
			t.Fatalf("%s: %d mails", kind, len(w.provider.sent))
		}
		if text, _ := parts(t, w.provider.sent[0]); !strings.Contains(text, "https://kikite.example"+page) {
			t.Errorf("%s leads elsewhere:\n%s", kind, text)
		}
	}
}

func TestAnUnknownNoticeComesAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	n := events.Notice{NoticeID: ids.Default{}.New(ids.Notice), AccountID: w.talk().EmployeeID, Kind: "something_else"}
	if w.deliver(events.SessionsNotice.New(w.meta(n.NoticeID), n)) || len(w.provider.sent) != 0 {
		t.Error("it counts as told")
	}
}

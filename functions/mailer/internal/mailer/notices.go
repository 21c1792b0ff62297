package mailer

import (
	"context"
	"fmt"

	"kikite/events"
	"kikite/shared/ids"
)

// notice tells an account that there is something to read behind the sign-in. Neither subject nor text says what.
func (m *Mailer) notice(ctx context.Context, _ events.Envelope, n events.Notice) error {
	kind, page, ok := noticeKind(n.Kind)
	if !ok {
		return fmt.Errorf("no wording for notice %s", n.Kind)
	}
	return m.toAccount(ctx, ids.Derive("mai", "notice", string(n.NoticeID)), n.AccountID, kind, func(to Contact) Values { return m.noticeValues(page, to) })
}

func (m *Mailer) noticeValues(page string, to Contact) Values {
	return Values{Name: to.Name, Link: m.web + page}
}

// noticeKind is the mail of a kind of notice and the page that it leads to.
func noticeKind(kind events.Code) (mail Kind, page string, ok bool) {
	switch kind {
	case events.NoticeHandover:
		return KindNotice, "/talks", true
	case events.NoticeVoice:
		return KindNotice, "/voices", true
	case events.NoticeCase:
		return KindNotice, "/cases", true
	case events.NoticeAccess:
		return KindNotice, "/settings/access", true
	case events.NoticeDesk:
		return KindDesk, "/desk", true
	case events.NoticeQueue:
		return KindCare, "/operator/care", true
	case events.NoticeSOS:
		return KindAlarm, "/operator/care", true
	default:
		return "", "", false
	}
}

package mail_test

import (
	"path/filepath"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/sesv2"
)

func TestAccountCountsTheMailOfADay(t *testing.T) {
	t.Parallel()
	f := start(t, filepath.Join(t.TempDir(), "state.db"))
	for range 3 {
		if _, err := f.ses.SendEmail(t.Context(), simple("aoi@example.com")); err != nil {
			t.Fatal(err)
		}
	}
	got, err := f.ses.GetAccount(t.Context(), &sesv2.GetAccountInput{})
	if err != nil {
		t.Fatal(err)
	}
	if !got.SendingEnabled || !got.ProductionAccessEnabled || *got.EnforcementStatus != "HEALTHY" || got.SendQuota.SentLast24Hours != 3 ||
		got.SendQuota.Max24HourSend <= 0 || got.SendQuota.MaxSendRate <= 0 {
		t.Errorf("%+v %+v", got, got.SendQuota)
	}
}

package topology

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// Local is the stage that runs on one machine; it is built for the machine's own processor.
const Local = "local"

// localWebURL is where the local cloud serves the web client unless KIKITE_WEB_URL says otherwise.
const localWebURL = "http://localhost:8787"

// Stage is one installation of the product with everything that differs between installations.
type Stage struct {
	Name             string // local, dev, prod …
	Region           string // home region of everything but the web stack
	Arch             string // processor of the functions: arm64 or x86_64
	Domain           string // own domain of the web client; empty: CloudFront's
	CertificateARN   string // certificate of Domain, in us-east-1
	WebURL           string // address of the web client, without a slash at the end
	MeetingURL       string // where meeting rooms live, without a slash at the end
	MailFrom         string // sender of all mail, with or without a name before the address
	MailAddress      string // the address in MailFrom
	MailIdentity     string // what SES verifies: Domain, or the address itself
	AuthPrefix       string // of the managed sign-in page's address
	AlarmMail        string // who is told of alarms; empty: nobody yet
	LogLevel         string // of the functions: debug, info, warn, error
	LogRetentionDays int    // of every log group
	EmbeddingModel   string // of Amazon Bedrock, compares texts in matching; empty: the local method only
	AnalyserModel    string // of Amazon Bedrock, analyses talks in sessions; empty: the local analyser only
	AnalyserTokens   int    // of that model in a day, over which the local analyser stands in
	Protected        bool   // data outlives its stack
	Dir              string // root of the checkout, under which build/ and web/ lie
}

// titan is the embedding model whose requests and answers matching knows.
const titan = "amazon.titan-embed-text-v2:0"

// defaultTokens is what an analyser's model may use in a day unless the stage says otherwise: some three hundred talks.
const defaultTokens = "2000000"

var (
	// foundation is an ID of a foundation model; inference profiles have other permissions.
	foundation = regexp.MustCompile(`^[a-z0-9]+\.[a-z0-9.:-]{1,60}$`)
	stageName  = regexp.MustCompile(`^[a-z][a-z0-9]{1,9}$`)
	// retentions are the days that CloudWatch Logs offers and that make sense for lines without personal data.
	retentions = []int{7, 14, 30, 90, 180, 365}
	region     = regexp.MustCompile(`^[a-z]{2}(-[a-z]+)+-\d$`)
)

// FromEnv reads the stage from variables named KIKITE_…; get is os.Getenv. The error names every setting that is wrong.
func FromEnv(get func(string) string) (Stage, error) {
	or := func(name, fallback string) string {
		if v := get(name); v != "" {
			return v
		}
		return fallback
	}
	name := or("KIKITE_STAGE", "dev")
	domain := get("KIKITE_DOMAIN")
	web := strings.TrimSuffix(or("KIKITE_WEB_URL", defaultWebURL(name, domain)), "/")
	days, err := strconv.Atoi(or("KIKITE_LOG_RETENTION_DAYS", "30"))
	if err != nil {
		return Stage{}, fmt.Errorf("KIKITE_LOG_RETENTION_DAYS: %w", err)
	}
	tokens, err := strconv.Atoi(or("KIKITE_BEDROCK_ANALYSER_TOKENS", defaultTokens))
	if err != nil {
		return Stage{}, fmt.Errorf("KIKITE_BEDROCK_ANALYSER_TOKENS: %w", err)
	}
	from := or("KIKITE_MAIL_FROM", "no-reply@"+orElse(domain, "kikite.example"))
	address := from
	if sender, err := mail.ParseAddress(from); err == nil {
		address = sender.Address
	}
	s := Stage{
		Name: name, Region: or("KIKITE_REGION", "ap-northeast-1"), Arch: or("KIKITE_ARCH", defaultArch(name)),
		Domain: domain, CertificateARN: get("KIKITE_CERTIFICATE_ARN"), WebURL: web,
		MeetingURL: strings.TrimSuffix(or("KIKITE_MEETING_URL", web+"/room"), "/"),
		MailFrom:   from, MailAddress: address, MailIdentity: identity(address, domain),
		AuthPrefix: or("KIKITE_AUTH_PREFIX", "kikite-"+name), AlarmMail: get("KIKITE_ALARM_MAIL"),
		EmbeddingModel: get("KIKITE_BEDROCK_EMBEDDING_MODEL"),
		AnalyserModel:  get("KIKITE_BEDROCK_ANALYSER_MODEL"), AnalyserTokens: tokens,
		LogLevel: or("KIKITE_LOG_LEVEL", "info"), LogRetentionDays: days,
		Protected: name != Local && name != "dev", Dir: or("KIKITE_ROOT", "."),
	}
	return s, s.check()
}

func (s Stage) check() error {
	var errs []error
	wrong := func(ok bool, format string, args ...any) {
		if !ok {
			errs = append(errs, fmt.Errorf(format, args...))
		}
	}
	wrong(stageName.MatchString(s.Name), "KIKITE_STAGE %q: use 2 to 10 lower-case letters and digits", s.Name)
	wrong(region.MatchString(s.Region), "KIKITE_REGION %q is not the name of a region", s.Region)
	wrong(slices.Contains([]string{"debug", "info", "warn", "error"}, s.LogLevel), "KIKITE_LOG_LEVEL %q: use debug, info, warn or error", s.LogLevel)
	wrong(slices.Contains(retentions, s.LogRetentionDays), "KIKITE_LOG_RETENTION_DAYS %d: use one of %v", s.LogRetentionDays, retentions)
	wrong(s.Arch == "arm64" || s.Arch == "x86_64", "KIKITE_ARCH %q: use arm64 or x86_64", s.Arch)
	u, err := url.Parse(s.WebURL)
	wrong(err == nil && u.Host != "" && (u.Scheme == "https" || s.IsLocal()), "KIKITE_WEB_URL %q: use an https address", s.WebURL)
	_, err = mail.ParseAddress(s.MailFrom)
	wrong(err == nil, "KIKITE_MAIL_FROM %q is not a mail address", s.MailFrom)
	wrong(s.Domain == "" || s.CertificateARN != "", "KIKITE_DOMAIN needs KIKITE_CERTIFICATE_ARN, a certificate in us-east-1")
	wrong(s.EmbeddingModel == "" || s.EmbeddingModel == titan, "KIKITE_BEDROCK_EMBEDDING_MODEL %q: use %s or nothing", s.EmbeddingModel, titan)
	wrong(s.EmbeddingModel == "" || !s.IsLocal(), "KIKITE_BEDROCK_EMBEDDING_MODEL: the local cloud does not emulate Amazon Bedrock")
	wrong(s.AnalyserModel == "" || foundation.MatchString(s.AnalyserModel), "KIKITE_BEDROCK_ANALYSER_MODEL %q is not the ID of a foundation model", s.AnalyserModel)
	wrong(s.AnalyserModel == "" || !s.IsLocal(), "KIKITE_BEDROCK_ANALYSER_MODEL: the local cloud does not emulate Amazon Bedrock")
	wrong(s.AnalyserTokens > 0, "KIKITE_BEDROCK_ANALYSER_TOKENS %d: use a number above 0", s.AnalyserTokens)
	wrong(!s.Protected || !s.Provisional(), "stage %s needs KIKITE_DOMAIN or KIKITE_WEB_URL: mail would link nowhere", s.Name)
	return errors.Join(errs...)
}

// IsLocal reports whether the stage runs on one machine.
func (s Stage) IsLocal() bool { return s.Name == Local }

// Provisional reports that the web client's address is not known yet: a first deployment without a domain prints the
// address, and a second one with KIKITE_WEB_URL puts it into mail and sign-in.
func (s Stage) Provisional() bool { return strings.HasSuffix(s.WebURL, ".invalid") }

// GoArch is Arch in Go's words.
func (s Stage) GoArch() string {
	if s.Arch == "x86_64" {
		return "amd64"
	}
	return s.Arch
}

func defaultArch(stage string) string {
	if stage == Local && runtime.GOARCH == "amd64" {
		return "x86_64"
	}
	return "arm64"
}

func defaultWebURL(stage, domain string) string {
	switch {
	case stage == Local:
		return localWebURL
	case domain != "":
		return "https://" + domain
	default:
		return "https://" + stage + ".kikite.invalid"
	}
}

// identity is what SES has to verify: the whole domain when it is ours, else the one address.
func identity(from, domain string) string {
	if domain != "" && strings.HasSuffix(from, "@"+domain) {
		return domain
	}
	return from
}

func orElse(v, fallback string) string {
	if v == "" {
		return fallback
	}
	return v
}

package signup

import (
	"net/mail"
	"strings"
)

// maxAddress is the longest address that SMTP can carry (RFC 5321, 4.5.3.1.3: a path of 256 with its brackets).
const maxAddress = 254

// normalAddress checks an address and returns it in the form in which it is compared and stored: lower case. Mail systems
// that tell apart the case of the local part are a curiosity; two accounts for one mailbox would be a fault.
func normalAddress(s string) (string, error) {
	s = strings.TrimSpace(s)
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || a.Name != "" || len(s) > maxAddress {
		return "", errBadAddress
	}
	local, domain, _ := cutLast(s)
	if len(local) > 64 || !hostname(domain) || strings.ContainsAny(local, "\" ") || !ascii(s) {
		return "", errBadAddress
	}
	return strings.ToLower(s), nil
}

// NormalAddress is normalAddress for the tools.
func NormalAddress(s string) (string, error) { return normalAddress(s) }

func hostname(d string) bool {
	labels := strings.Split(d, ".")
	if len(labels) < 2 {
		return false
	}
	for _, l := range labels {
		if l == "" || len(l) > 63 || l[0] == '-' || l[len(l)-1] == '-' {
			return false
		}
	}
	return !strings.ContainsAny(d, "[]_ ")
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] < 0x21 || s[i] > 0x7e {
			return false
		}
	}
	return true
}

func cutLast(address string) (local, domain string, ok bool) {
	i := strings.LastIndexByte(address, '@')
	if i < 0 {
		return address, "", false
	}
	return address[:i], address[i+1:], true
}

// publicDomains are mail services that anybody may use: an address there is private even if colleagues are on the roster
// with one.
func publicDomains() map[string]bool {
	domains := map[string]bool{}
	for _, d := range []string{"gmail.com", "googlemail.com", "yahoo.co.jp", "ymail.ne.jp", "yahoo.com", "outlook.com", "outlook.jp",
		"hotmail.com", "hotmail.co.jp", "live.jp", "icloud.com", "me.com", "mac.com", "aol.com", "proton.me", "protonmail.com",
		"docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp", "ymobile.ne.jp", "rakuten.jp",
		"nifty.com", "biglobe.ne.jp", "ocn.ne.jp", "so-net.ne.jp", "excite.co.jp", "jcom.home.ne.jp", "jcom.zaq.ne.jp", "plala.or.jp", "dion.ne.jp",
		"auone.jp", "eonet.ne.jp", "commufa.jp", "asahi-net.or.jp", "hi-ho.ne.jp", "wakwak.com", "live.com", "msn.com", "gmx.com", "zohomail.com"} {
		domains[d] = true
	}
	return domains
}

// companyDomain returns the domain of a company address, "" for one at a public mail service.
func companyDomain(address string) string {
	_, domain, ok := cutLast(strings.ToLower(address))
	if !ok || publicDomains()[domain] {
		return ""
	}
	return domain
}

// privateAddress checks the address that an employee wants to be reached at: not the one of the roster, and not at a domain
// of the company or below it. Both arguments are normal. Errors: errCompanyAddress.
func privateAddress(address, onRoster string, companyDomains []string) error {
	if address == strings.ToLower(onRoster) {
		return errCompanyAddress
	}
	_, domain, _ := cutLast(address)
	for _, d := range companyDomains {
		if domain == d || strings.HasSuffix(domain, "."+d) {
			return errCompanyAddress
		}
	}
	return nil
}

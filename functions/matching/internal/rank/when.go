package rank

import (
	"encoding/hex"
	"strconv"
	"strings"
	"time"
)

// TimeOf reads the time that an ID carries; ok is false for an ID that carries none. Known are ULID, UUID version 7 (RFC 9562) and
// MongoDB's ObjectID, whose times are milliseconds (the first two) or seconds since 1970. Times outside 2000 to 2100 are chance.
func TimeOf(id string) (at time.Time, ok bool) {
	switch {
	case len(id) == 24 && isHex(id):
		seconds, _ := strconv.ParseInt(id[:8], 16, 64)
		at = time.Unix(seconds, 0)
	case len(id) == 36 && id[14] == '7' && isHex(strings.ReplaceAll(id, "-", "")):
		millis, _ := strconv.ParseInt(id[:8]+id[9:13], 16, 64)
		at = time.UnixMilli(millis)
	case len(id) == 26:
		millis := int64(0)
		for _, c := range strings.ToUpper(id[:10]) {
			digit := strings.IndexRune("0123456789ABCDEFGHJKMNPQRSTVWXYZ", c)
			if digit < 0 {
				return time.Time{}, false
			}
			millis = millis<<5 | int64(digit)
		}
		at = time.UnixMilli(millis)
	default:
		return time.Time{}, false
	}
	if at = at.UTC(); at.Year() < 2000 || at.Year() >= 2100 {
		return time.Time{}, false
	}
	return at, true
}

func isHex(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil
}

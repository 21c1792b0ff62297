package matching

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"kikite/events"
	"kikite/shared/ids"
)

func seededSnapshot(t testing.TB, n int) string {
	t.Helper()
	raw, err := seededIndex(n).Encode(SnapshotInfo{Version: "v", Through: now()})
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// loadSnapshot makes an index that is ready to answer.
func loadSnapshot(t testing.TB, raw string) *Index {
	t.Helper()
	x, _, err := DecodeSnapshot(raw, DefaultWeights())
	if err != nil {
		t.Fatal(err)
	}
	x.Today(now())
	return x
}

// filled sets every field of a struct, numbered from n, so that one that is not packed shows.
func filled[T any](n int) T {
	var out T
	v := reflect.ValueOf(&out).Elem()
	for i := range v.NumField() {
		fill(v.Field(i), n+i)
	}
	return out
}

func fill(v reflect.Value, n int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("値", n))
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(n))
	case reflect.Uint8:
		v.SetUint(uint64(n))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n+1)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n+i)
		}
	default:
		panic(v.Kind())
	}
}

func TestPackKeepsEveryField(t *testing.T) {
	t.Parallel()
	full := entry{filled[Consultant](3), filled[OpenTime](40), filled[Standing](60)}
	full.consultant.ID, full.open.ConsultantID, full.standing.ConsultantID = "x", "x", "x"
	unknownFirst := full
	unknownFirst.open.Windows = []Window{{Day: 3, Part: 2, Slots: 1}, {Day: 3, Part: 2, Slots: 1, First: 3 * secondsOfDay}, {Day: 4, First: 1}}
	scratch := &entry{filled[Consultant](70), filled[OpenTime](80), filled[Standing](90)} // what was in it before must not shine through
	for name, e := range map[string]entry{
		"everything": full, "windows": unknownFirst,
		"consultant only": {consultant: full.consultant}, "open only": {open: full.open}, "standing only": {standing: full.standing},
	} {
		p := packer{names: newNames(nil)}
		p.head("x", &e)
		u := unpacker{names: p.names.list, s: string(p.b)}
		if id := u.head(scratch); id != "x" || u.bad || u.s != "" {
			t.Errorf("%s: %q, bad %v, left %d", name, id, u.bad, len(u.s))
		}
		unpackTexts(packTexts(&e.consultant), &scratch.consultant)
		if !reflect.DeepEqual(*scratch, e) {
			t.Errorf("%s:\n%+v\n%+v", name, *scratch, e)
		}
	}
}

// TestSnapshotIsTheIndex compares an index with what is loaded from its snapshot, also after changes to the loaded one.
func TestSnapshotIsTheIndex(t *testing.T) {
	t.Parallel()
	changes := seeded(101) // blocks, and a part of one
	changes = append(changes, Change{Standing: &Standing{ConsultantID: id(ids.Consultant, 5), Version: 1, Status: "suspended"}},
		Change{Open: &OpenTime{ConsultantID: "con_unknown", Version: 1}}, Change{Company: &Company{ID: "c", Version: 2, Status: "live", Programs: []events.Code{"exit"}}})
	x := NewIndex(DefaultWeights())
	x.Apply(changes...)
	x.Today(now())
	info := SnapshotInfo{Version: "v", Through: now(), Model: Pointer{"m", "k"}}
	reload := func(x *Index) *Index {
		raw, err := x.Encode(info)
		if err != nil {
			t.Fatal(err)
		}
		y, got, err := DecodeSnapshot(string(raw), DefaultWeights())
		if err != nil || got != info {
			t.Fatal(got, err)
		}
		y.Today(now())
		if again, err := y.Encode(info); err != nil || !bytes.Equal(raw, again) {
			t.Fatalf("the snapshot of what was loaded differs: %v", err)
		}
		return y
	}
	same := func(x, y *Index) {
		t.Helper()
		if !slices.Equal(x.features, y.features) || !slices.Equal(x.ids, y.ids) || !reflect.DeepEqual(x.companies, y.companies) {
			t.Error("features, IDs or companies differ")
		}
		for slot := range x.ids {
			if a, b := x.doc(slot), y.doc(slot); !reflect.DeepEqual(*a, *b) {
				t.Fatalf("slot %d:\n%+v\n%+v", slot, *a, *b)
			}
		}
	}
	y := reload(x)
	same(x, y)
	for _, slot := range []int{0, 31, 32, 100} {
		c := x.doc(slot).consultant
		c.Version, c.Introduction, c.Themes = 2, "新しい紹介", []events.Code{"a theme of tomorrow"}
		x.Apply(Change{Consultant: &c})
		y.Apply(Change{Consultant: &c})
	}
	same(x, y)
	same(y, reload(y))
}

func TestDamagedSnapshotIsRefused(t *testing.T) {
	t.Parallel()
	raw := seededSnapshot(t, 40)
	for at := range len(raw) {
		if at > 200 && at < len(raw)-200 && at%97 != 0 {
			continue
		}
		flipped := raw[:at] + string(raw[at]^0x10) + raw[at+1:]
		for _, damaged := range []string{flipped, raw[:at]} {
			if _, _, err := DecodeSnapshot(damaged, DefaultWeights()); err == nil {
				t.Fatalf("damage at %d of %d was not noticed", at, len(raw))
			}
		}
	}
}

package object_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestNotificationsSurviveAKill(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	t.Run("before", func(t *testing.T) {
		f := start(t, folder) // Run never started: as if killed right after the answer
		f.put(t, files, "rosters/名 簿.csv", "a,b")
		f.put(t, files, "rosters/notes.txt", "other suffix")
		f.put(t, files, "contracts/a.csv", "other prefix")
		if n, err := f.Pending(); n != 1 || err != nil {
			t.Fatalf("%d pending, %v", n, err)
		}
	})
	t.Run("after", func(t *testing.T) {
		f := start(t, folder)
		f.queues.breakDown(true)
		f.run()
		f.put(t, files, "rosters/2.csv", "c,d")
		f.queues.breakDown(false)
		eventually(t, "both notifications", func() bool { return len(f.queues.got()) == 2 })
		var message struct {
			Records []struct {
				EventName string
				S3        struct {
					Bucket struct{ Name string }
					Object struct {
						Key  string
						Size int
					}
				}
			}
		}
		if err := json.Unmarshal([]byte(f.queues.got()[0]), &message); err != nil {
			t.Fatal(err)
		}
		r := message.Records[0]
		if r.EventName != "ObjectCreated:Put" || r.S3.Bucket.Name != files || r.S3.Object.Size != 3 ||
			r.S3.Object.Key != "rosters/%E5%90%8D+%E7%B0%BF.csv" {
			t.Errorf("record %+v", r)
		}
		eventually(t, "nothing pending", func() bool { n, _ := f.Pending(); return n == 0 })
	})
}

func TestUnfinishedWritesAreSweptAtStart(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	t.Run("before", func(t *testing.T) { start(t, folder).put(t, files, "kept", "kept") })
	for _, sub := range []string{"new", "done"} {
		if err := os.WriteFile(filepath.Join(folder, "objects", sub, "orphan"), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f := start(t, folder)
	if got, err := f.read(t, files, "kept"); err != nil || got != "kept" {
		t.Errorf("%q, %v", got, err)
	}
	for _, sub := range []string{"new", "done"} {
		if _, err := os.Stat(filepath.Join(folder, "objects", sub, "orphan")); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("orphan in %s stays: %v", sub, err)
		}
	}
}

package rosterfile

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"kikite/events"
)

// Limits of what a workbook may hold once it is unpacked: far above what a roster of MaxRows needs, far below what harms. A few bytes of a part
// may become many in memory, so what is kept has limits of its own.
const (
	maxParts    = 1_000
	maxUnpacked = 64 << 20 // bytes that are read of all parts together
	maxToken    = 1 << 20  // bytes of one tag, text or comment
	maxColumns  = 256      // further cells are not looked at
	maxText     = 1 << 10  // bytes of one text; the rest is dropped, and the text is too long for any column
	maxShared   = 32 << 20 // bytes that the texts take which cells share, each with perText
	perText     = 32
	maxStyles   = 65_536 // Excel has no more
	maxFormats  = 1_000
)

// errBomb: there is more in the workbook than a roster can be.
var errBomb = errors.New("unpacks to more than a roster can be")

// errNoWorkbook: this is no workbook, or a broken one.
var errNoWorkbook = errors.New("not a workbook")

// book is an Excel workbook (ECMA-376) that is read part by part. It counts what it unpacks, whatever the archive says of sizes.
type book struct {
	parts   map[string]*zip.File
	left    int64 // bytes that may still be unpacked
	shared  []string
	formats map[int]format // by the number of a cell's style
	from    epoch
}

// readBook reads the first visible sheet of a workbook and calls row for every row that has cells, with its line from 1. The texts
// are what the cells hold, not how they are shown, but days are written as days and numbers with the zeros that their format puts
// in front. An Error says why the file is refused: not_workbook, too_much, external_links, macros.
func readBook(data []byte, row func(line int, fields []string) bool) *Error {
	b, reason := openBook(data)
	if reason != "" {
		return &Error{Reason: reason}
	}
	err := b.read(row)
	switch {
	case errors.Is(err, errBomb):
		return &Error{Reason: "too_much"}
	case err != nil:
		return &Error{Reason: "not_workbook"}
	}
	return nil
}

// openBook looks at the parts' names before anything is unpacked.
func openBook(data []byte) (*book, events.Code) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, "not_workbook"
	}
	if len(z.File) > maxParts {
		return nil, "too_much"
	}
	b := &book{parts: make(map[string]*zip.File, len(z.File)), left: maxUnpacked}
	var declared uint64
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if reason := unwanted(name); reason != "" {
			return nil, reason
		}
		if declared += f.UncompressedSize64; f.UncompressedSize64 > maxUnpacked || declared > maxUnpacked {
			return nil, "too_much"
		}
		if _, twice := b.parts[name]; twice {
			return nil, "not_workbook" // readers disagree on which one counts
		}
		b.parts[name] = f
	}
	return b, ""
}

// unwanted says why a part has no business in a roster: it fetches from elsewhere, or does something.
func unwanted(name string) events.Code {
	for _, begin := range []string{"xl/externallinks/", "xl/connections", "xl/querytables/", "xl/webextensions/", "customui/"} {
		if strings.HasPrefix(name, begin) {
			return "external_links"
		}
	}
	for _, part := range []string{"vbaproject", "xl/activex/", "xl/embeddings/", "xl/macrosheets/", "xl/dialogsheets/"} {
		if strings.Contains(name, part) {
			return "macros"
		}
	}
	return ""
}

// part opens a part to be read.
func (b *book) part(name string) (io.ReadCloser, error) {
	f, ok := b.parts[strings.ToLower(name)]
	if !ok {
		return nil, errNoWorkbook
	}
	r, err := f.Open()
	if err != nil {
		return nil, errNoWorkbook
	}
	return r, nil
}

type metered struct {
	book  *book
	r     io.Reader
	token int // bytes that were read for the token under way
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.token += n
	if m.book.left -= int64(n); m.book.left < 0 || m.token > maxToken {
		return 0, errBomb
	}
	return n, err
}

// tokens reads a part token by token; none may be so long that it fills the memory.
type tokens struct {
	*xml.Decoder
	from *metered
}

func (t tokens) RawToken() (xml.Token, error) {
	t.from.token = 0
	return t.Decoder.RawToken()
}

// each calls fn for the start of every element of a part, with a decoder that stands behind it. A declaration of entities is refused:
// no workbook has one.
func (b *book) each(name string, fn func(d tokens, e xml.StartElement) error) error {
	r, err := b.part(name)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	from := &metered{book: b, r: r}
	d := tokens{xml.NewDecoder(from), from}
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := t.(type) {
		case xml.Directive:
			return errNoWorkbook
		case xml.StartElement:
			if err := fn(d, e); err != nil {
				return err
			}
		}
	}
}

// attr is the value of an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// relations of a part: the targets, from the archive's top, by ID and by the last word of their type.
func (b *book) relations(of string) (byID, byType map[string]string, err error) {
	byID, byType = map[string]string{}, map[string]string{}
	folder, file := path.Split(of)
	err = b.each(folder+"_rels/"+file+".rels", func(_ tokens, e xml.StartElement) error {
		if e.Name.Local != "Relationship" || strings.EqualFold(attr(e, "TargetMode"), "external") {
			return nil // a link to an address that somebody typed is text
		}
		target := attr(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", folder, target)
		}
		if len(byID) >= maxParts || len(byType) >= maxParts {
			return errBomb
		}
		target = strings.TrimPrefix(path.Clean(target), "/")
		byID[attr(e, "Id")] = target
		byType[path.Base(attr(e, "Type"))] = target
		return nil
	})
	return byID, byType, err
}

package tagger

// Label is what a character is part of.
type Label uint8

// The labels. Begin and inside are told apart where names of one kind stand side by side.
const (
	None Label = iota
	PersonBegin
	PersonInside
	OrganisationBegin
	OrganisationInside
	PlaceBegin
	PlaceInside
	Product // products and events
	Labels  = 8
)

// Kind is the kind of a name.
type Kind uint8

// The kinds.
const (
	KindNone Kind = iota
	KindPerson
	KindOrganisation
	KindPlace
	KindProduct
)

// Kind returns the kind of name that a character with this label is part of.
func (l Label) Kind() Kind {
	return [Labels]Kind{KindNone, KindPerson, KindPerson, KindOrganisation, KindOrganisation, KindPlace, KindPlace, KindProduct}[l]
}

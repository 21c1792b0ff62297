package tagger

// Category is what a word of the table is, as bits: one word may be several.
type Category uint8

// The categories.
const (
	Surname Category = 1 << iota
	Given
	Place
	Organisation
	Proper         // other names
	Common         // common nouns and words of other classes
	categories     = 6
	categoriesMask = 1<<categories - 1
	longestWord    = 8  // in runes; longer words are not in the table
	longestKana    = 5  // what is looked up where hiragana begin
	wordBits       = 18 // binary logarithm of the places of the table
)

// Words is a set of words with categories. It holds a hash of 32 bits of each word and not the word: with 200,000 words, one in about
// 20,000 other strings is mistaken for a word, which the model bears.
type Words struct {
	slots []uint32 // low 26 bits of the hash, then the categories; 0 is empty
	hash  []uint32 // of the words, in the order in which they came
}

// NewWords returns an empty table.
func NewWords() *Words { return &Words{slots: make([]uint32, 1<<wordBits)} }

// Add adds a category to a word of up to eight runes; longer ones are left out. It says whether there was room.
func (w *Words) Add(word string, c Category) bool {
	runes := []rune(word)
	if len(runes) == 0 || len(runes) > longestWord {
		return true
	}
	h := uint64(0)
	for _, r := range runes {
		h = extend(h, r)
	}
	return w.add(finish(h), c)
}

func (w *Words) add(hash uint32, c Category) bool {
	if len(w.hash) > len(w.slots)/8*7 {
		return false
	}
	slot, check := hash>>(32-wordBits), hash<<categories
	for w.slots[slot] != 0 && w.slots[slot]&^categoriesMask != check {
		slot = (slot + 1) & (1<<wordBits - 1)
	}
	if w.slots[slot] == 0 {
		w.hash = append(w.hash, hash)
	}
	w.slots[slot] |= check | uint32(c)
	return true
}

func (w *Words) find(hash uint32) Category {
	slot, check := hash>>(32-wordBits), hash<<categories
	for w.slots[slot] != 0 {
		if w.slots[slot]&^categoriesMask == check {
			return Category(w.slots[slot] & categoriesMask)
		}
		slot = (slot + 1) & (1<<wordBits - 1)
	}
	return 0
}

// Find returns the categories of a word, 0 if it is not in the table.
func (w *Words) Find(word []rune) Category {
	h := uint64(0)
	for _, r := range word {
		h = extend(h, r)
	}
	return w.find(finish(h))
}

func extend(h uint64, r rune) uint64 { return (h + uint64(r) + 1) * golden }
func finish(h uint64) uint32         { return uint32((h ^ h>>29) * 0xBF58476D1CE4E5B9 >> 32) }

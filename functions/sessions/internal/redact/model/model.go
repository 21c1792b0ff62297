// Package model holds the file of the model of names, made by the command train-names. The file, and it alone, is under the licence that
// lies beside it (CC BY-SA 4.0), since it was learnt from a set under CC BY-SA 3.0.
package model

import _ "embed"

//go:embed names.bin
var file []byte

// File returns the model of names for tagger.Load. It must not be changed.
func File() []byte { return file }

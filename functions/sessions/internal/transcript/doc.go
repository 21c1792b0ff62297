// Package transcript reads what was said in a talk from a file: WebVTT, lines that begin with who speaks, or plain text. It knows no storage
// and no analyser.
package transcript

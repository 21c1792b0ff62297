// Package holidays computes the public holidays of Japan and the business days between them.
package holidays

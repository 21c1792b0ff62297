// Package vault keeps what must be forgettable: per employee one data key, wrapped by a master key of KMS, and the mapping from the
// employee to the pseudonyms and fact IDs that left the context. Both live in a table without backups, so that deleting them is
// final: what was sealed with the key stays unreadable in every backup of every other table (crypto-shredding), and a
// pseudonym leads to nobody.
package vault

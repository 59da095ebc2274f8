// This file finds the word that was meant.

package plaintext

// Slips counts the slips of the fingers that make written of meant: letters left
// out, added, replaced or exchanged with their neighbour (the distance of Damerau
// and Levenshtein, in which no letter slips twice). What may as well be another
// word is [TooMany] away: two letters have no slip to spare, four have one, and
// no word has three.
func Slips(written, meant string) int {
	s, t := []rune(written), []rune(meant)
	if d := len(s) - len(t); d >= TooMany || d <= -TooMany {
		return TooMany
	}
	n := min(distance(s, t), TooMany)
	if n > 0 && min(len(s), len(t)) <= 2*n {
		return TooMany
	}
	return n
}

// TooMany slips are no slips.
const TooMany = 3

// Nearest is the first of words with the fewest [Slips] to written, or "".
func Nearest(written string, words []string) string {
	nearest, least := "", TooMany
	for _, word := range words {
		if n := Slips(written, word); n < least {
			nearest, least = word, n
		}
	}
	return nearest
}

// Distance is [Slips] of texts that may be as different as they like.
func Distance(a, b string) int { return distance([]rune(a), []rune(b)) }

func distance(s, t []rune) int {
	var room [3][32]int // for words
	before, last, row := rowIn(room[0][:], t), rowIn(room[1][:], t), rowIn(room[2][:], t)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}

// rowIn is one of [distance] for a text, in some room if it is large enough.
func rowIn(room []int, text []rune) []int {
	if len(text) < len(room) {
		return room[:len(text)+1]
	}
	return make([]int, len(text)+1)
}

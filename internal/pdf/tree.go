// This file counts the pages of the page tree (ISO 32000-2, 7.7.3).

package pdf

// countPages counts pages. With errDamaged, it is how many there are for certain.
func (d *document) countPages() (int, error) {
	root, err := d.dict(d.trailer["Root"])
	if err != nil {
		return 0, err
	}
	top, err := d.dict(root["Pages"])
	if err != nil {
		return 0, err
	}
	switch {
	case top == nil:
		return 0, errDamaged
	case top["Kids"] == nil && top["Type"] == name("Page"):
		return 1, nil // a tree of one leaf
	}
	n, whole, err := d.walk(top)
	if err != nil || whole {
		return n, err
	}
	// What is said of the whole is better than what was found of it, if it can be true.
	said, err := d.resolve(top["Count"])
	if said, ok := said.(int); ok && err == nil && said >= n && said <= len(d.places) {
		return said, errDamaged
	}
	return n, errDamaged
}

// walk counts the pages below a node of the tree; whole is false if some could not be found.
func (d *document) walk(top dict) (pages int, whole bool, err error) {
	whole = true
	seen := map[ref]bool{}
	for nodes := []dict{top}; len(nodes) > 0; {
		node := nodes[len(nodes)-1]
		nodes = nodes[:len(nodes)-1]
		kids, err := d.array(node["Kids"])
		if err == errDamaged {
			whole = false
			continue
		} else if err != nil {
			return 0, false, err
		}
		// A node that counts as many pages as it has kids has no nodes below it.
		if count, err := d.resolve(node["Count"]); err == nil && count == len(kids) {
			pages += len(kids)
			continue
		}
		for _, kid := range kids {
			if r, ok := kid.(ref); ok {
				if seen[r] || d.places[r.number] == (place{}) {
					whole = false
					continue
				}
				seen[r] = true
			}
			node, err := d.dict(kid)
			switch {
			case err != nil && err != errDamaged:
				return 0, false, err
			case node == nil:
				whole = false
			case node["Kids"] != nil:
				nodes = append(nodes, node)
			case node["Type"] != name("Pages"):
				pages++
			}
		}
	}
	return pages, whole, nil
}

// dict is the dictionary that o is, or refers to; nil when it is something else.
func (d *document) dict(o object) (dict, error) {
	o, err := d.resolve(o)
	v, _ := o.(dict)
	return v, err
}

func (d *document) array(o object) (array, error) {
	o, err := d.resolve(o)
	v, ok := o.(array)
	if err == nil && !ok {
		err = errDamaged
	}
	return v, err
}

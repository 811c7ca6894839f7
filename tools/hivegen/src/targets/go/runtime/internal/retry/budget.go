package retry

import "sync"

const capacity = 500

// Budget bounds what retries add to the load of a server in trouble (a token bucket, as in AWS's standard mode). One a
// client: each retry takes tokens, each success gives some back, and when none are left calls fail without a retry. First
// attempts are never held back.
type Budget struct {
	mutex sync.Mutex
	spent int
}

// Spend pays for one retry; false if the budget is used up.
func (b *Budget) Spend(class Class) (cost int, ok bool) {
	cost = 14
	if class == Throttle {
		cost = 5
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.spent+cost > capacity {
		return 0, false
	}
	b.spent += cost
	return cost, true
}

// Refund: a call succeeded. lastCost is what its last retry cost, 0 if it had none.
func (b *Budget) Refund(lastCost int) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.spent = max(0, b.spent-max(lastCost, 1))
}

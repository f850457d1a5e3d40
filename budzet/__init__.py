"""How much, against the plan: targets, quotas, plan against actual, reports. Knows harmonogram, no doors."""

"""What happens when: actions, quarters, people, events and hours. Knows nothing of budgets or doors."""

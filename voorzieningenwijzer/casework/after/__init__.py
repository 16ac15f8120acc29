"""After the plan: following up, whom to call, how households come in, and the survey."""

"""What is asked: a module for each question type, the mark, the assignment and the practice bank."""

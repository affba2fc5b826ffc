"""What is touched: one anywidget an element, its .py, .js and .css beside each other."""

// Cards in an order.
